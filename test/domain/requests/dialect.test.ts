import { describe, expect, it } from "vitest";
import { Problem, problems } from "../../../functions/domain/problem.ts";
import { allowedOn, dialectOf, dialects } from "../../../functions/domain/requests/dialect.ts";
import { discoveryBody } from "../../../functions/domain/requests/dsr-answers.ts";
import { dsrError } from "../../../functions/domain/requests/dsr-errors.ts";
import { dsrRequest } from "../../../functions/domain/requests/dsr-request.ts";

describe("the protocol of a route", () => {
  it("is told by its path", () => {
    for (const route of ["POST /v2/requests", "GET /v2/status/{id}", "GET /v2/discovery"]) {
      expect(dialectOf(route)).toBe(dialects.opendsr);
    }
    for (const route of ["POST /v1/opengdpr_requests", "ANY /opengdpr_requests/{id}"]) {
      expect(dialectOf(route)).toBe(dialects.opengdpr);
    }
  });
});

describe("the methods of a path", () => {
  it("are to ask, to read how it stands, and to read or cancel", () => {
    const paths = ["/v2/requests", "/v2/status/{id}", "/v2/requests/{id}"];
    expect(paths.map((path) => allowedOn(`ANY ${path}`))).toEqual(["POST", "GET", "GET, DELETE"]);
  });
});

describe("DA-5.request: a request in OpenDSR", () => {
  const domain = "dsr.example.com";
  const sent = {
    ...{ subject_request_id: "11111111-2222-4333-8444-555555555555" },
    ...{ subject_request_type: "erasure", submitted_time: "2030-01-15T12:00:00Z" },
    extensions: { [domain]: { app_id: "a" } },
    subject_identities: [
      {
        ...{ identity_type: "controller_customer_id", identity_format: "raw" },
        identity_value: "ann",
      },
    ],
  };
  const accepts = (dialect: (typeof dialects)["opendsr" | "opengdpr"], more: object = {}) =>
    dsrRequest({ domain, dialect, mayCall: () => true }).safeParse({ ...sent, ...more }).success;

  it("must name its regulation, which the older standard does not know", () => {
    expect(accepts(dialects.opendsr)).toBe(false);
    expect(accepts(dialects.opendsr, { regulation: "gdpr" })).toBe(true);
    expect(accepts(dialects.opengdpr)).toBe(true);
  });
});

describe("a refusal", () => {
  it("names fields if fields are wrong, and else what it is called", () => {
    const { status, body } = dsrError(
      new Problem("invalid-input", undefined, [{ field: "a.b", problem: "must be there" }]),
      dialects.opendsr,
    );
    expect({ status, errors: body.error.errors }).toEqual({
      status: 400,
      errors: [
        {
          ...{ domain: "Validation", reason: "IllegalArgumentException" },
          message: "a.b must be there",
        },
      ],
    });
    const unnamed = dsrError(new Problem("too-large"), dialects.opengdpr);
    expect(unnamed).toMatchObject({
      status: 413,
      body: { error: { errors: [{ message: problems["too-large"].title }] } },
    });
  });

  it("says why, in the standard's shape and with the status that its version knows", () => {
    const problem = new Problem("request-conflict", "Two bodies");
    expect(dsrError(problem, dialects.opendsr)).toEqual({
      status: 409,
      body: {
        error: {
          code: 409,
          message: "The id belongs to a request with another body",
          errors: [{ domain: "Request", reason: "request-conflict", message: "Two bodies" }],
        },
      },
    });
    expect(dsrError(problem, dialects.opengdpr).status).toBe(400);
  });
});

describe("discovery", () => {
  it("names the identities, the types and the certificate on its own domain", () => {
    expect(discoveryBody("dsr.example.com", dialects.opendsr)).toMatchObject({
      api_version: "2.0",
      supported_identities: [{ identity_type: "controller_customer_id", identity_format: "raw" }],
      supported_subject_request_types: ["erasure", "access"],
      processor_certificate: "https://dsr.example.com/v2/cert.pem",
    });
  });
});
