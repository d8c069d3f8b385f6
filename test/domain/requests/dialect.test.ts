import { describe, expect, it } from "vitest";
import { Problem } from "../../../functions/domain/problem.ts";
import { dialectOf, dialects } from "../../../functions/domain/requests/dialect.ts";
import { discoveryBody } from "../../../functions/domain/requests/dsr-answers.ts";
import { dsrError } from "../../../functions/domain/requests/dsr-errors.ts";

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

describe("a refusal", () => {
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
