import { describe, expect, it } from "vitest";
import { dialects } from "../../../functions/domain/requests/dialect.ts";
import {
  callbackBody,
  cancelledBody,
  createdBody,
  discoveryBody,
  statusBody,
} from "../../../functions/domain/requests/dsr-answers.ts";
import { type DeletionRequest, newRequest } from "../../../functions/domain/requests/request.ts";
import { requestView } from "../../../functions/domain/requests/view.ts";

const now = Date.UTC(2030, 0, 15, 12);
const iso = "2030-01-15T12:00:00.000Z";
const asked = {
  ...({ appId: "a", requestId: "r", intake: "opendsr", fingerprint: "f" } as const),
  scope: { kind: "user", digest: "p" } as const,
  submittedAt: now,
};
const request = (more: Partial<DeletionRequest> = {}): DeletionRequest => ({
  ...newRequest(asked, now),
  ...more,
});
const found = { digest: "other", takenAt: iso, goes: [], held: [] };
const plan = { expects: "one", found };

describe("DA-5.request: a request as its app sees it", () => {
  it("names no person, and says how it stands and until when it must be answered", () => {
    expect(requestView(request())).toStrictEqual({
      ...{ requestId: "r", scope: "user", status: "pending", state: "pending" },
      ...{ submittedAt: iso, receivedAt: iso, changedAt: iso },
      deadline: new Date(request().deadline).toISOString(),
    });
  });

  it("names the category that it is about", () => {
    const view = requestView(request({ scope: { kind: "category", category: "messages" } }));
    expect(view).toMatchObject({ scope: "category", category: "messages" });
  });

  it("DA-5.law: says what holds it, and until when", () => {
    const held = request({ state: "held", reason: "legal_obligation", reviewBy: now });
    expect(requestView(held)).toMatchObject({
      ...{ status: "in_progress", reason: "legal_obligation", reviewBy: iso },
    });
  });

  it("says what was found and deleted, by store, and by category where the store has one", () => {
    const counts = { erased: 3, refused: 1, seen: 5, held: 1, left: 1 };
    const view = requestView(request({ counts: { mysql: counts, messages: counts } }));
    const told = { found: 6, deleted: 3, refused: 1, held: 1, remaining: 1 };
    expect(view).toMatchObject({
      holders: [
        { holder: "messages", category: "messages", ...told },
        { holder: "mysql", ...told },
      ],
    });
    expect("holders" in view && view.holders[1]).not.toHaveProperty("category");
  });

  it("says which plan was agreed to, and the other one only while it waits for an answer", () => {
    expect(requestView(request())).not.toHaveProperty("previewDigest");
    const going = requestView(request({ state: "in_progress", plan }));
    expect(going).toMatchObject({ previewDigest: "one" });
    expect(going).not.toHaveProperty("preview");
    const waits = requestView(request({ state: "plan_changed", plan }));
    expect(waits).toMatchObject({ previewDigest: "one", preview: found });
    const unknown = requestView(request({ state: "plan_changed", plan: { expects: "one" } }));
    expect(unknown).not.toHaveProperty("preview");
  });
});

describe("DA-5.request: a request in the words of OpenDSR 2.0", () => {
  const controller = { uin: "42" };
  const domain = "chat.example";
  const named = {
    controller_id: "42",
    expected_completion_time: new Date(request().deadline).toISOString(),
    subject_request_id: "r",
  };
  const access = (more: Partial<DeletionRequest> = {}) =>
    request({ type: "access", state: "completed", bundle: { openedAt: now }, ...more });
  const part = { category: "messages", stored: true, records: 5 } as const;

  it("is answered with its own body, and when it came", () => {
    const sent = Buffer.from("{}");
    expect(createdBody(controller, request(), sent)).toEqual({
      ...{ ...named, received_time: iso, encoded_request: "e30=" },
    });
  });

  it("says its status, and in an extension what the standard has no words for", () => {
    expect(statusBody(controller, request(), domain)).toEqual({
      ...{ ...named, request_status: "pending" },
      extensions: { [domain]: { state: "pending" } },
    });
    const held = request({ state: "held", reason: "legal_obligation", reviewBy: now });
    expect(statusBody(controller, request(), domain).extensions[domain]).not.toHaveProperty(
      "reason",
    );
    expect(statusBody(controller, held, domain).extensions[domain]).toEqual({
      ...{ state: "held", reason: "legal_obligation", review_by: iso },
    });
  });

  it("says in the extension how far each store is", () => {
    const counts = { messages: { erased: 3, refused: 0, seen: 3, held: 0, left: 0 } };
    const told = statusBody(controller, request({ counts }), domain).extensions[domain];
    expect(told).toMatchObject({ holders: [{ holder: "messages", found: 3, deleted: 3 }] });
  });

  it("names the plan that was found only while it waits for an answer", () => {
    const waits = statusBody(controller, request({ state: "plan_changed", plan }), domain);
    expect(waits.extensions[domain]).toMatchObject({ preview_digest: "other" });
    const going = statusBody(controller, request({ state: "in_progress", plan }), domain);
    expect(going.extensions[domain]).not.toHaveProperty("preview_digest");
    const none = statusBody(controller, request({ state: "plan_changed" }), domain);
    expect(none.extensions[domain]).toEqual({ state: "plan_changed", preview_digest: undefined });
  });

  it("a copy is to be had once it is made, and counts its files", () => {
    const parts = [
      { ...part, files: 2 },
      { ...part, files: 3 },
    ];
    const made = access({ bundle: { openedAt: now, parts } });
    expect(statusBody(controller, made, domain)).toMatchObject({
      results_url: "https://chat.example/v1/apps/a/access-requests/r",
      results_count: 5,
    });
    expect(statusBody(controller, access(), domain)).toMatchObject({ results_count: 0 });
  });

  it("nothing is to be had before that, of an erasure, or without a copy", () => {
    const none = [
      access({ state: "in_progress" }),
      access({ type: "erasure" }),
      access({ bundle: undefined }),
    ];
    for (const one of none) {
      expect(statusBody(controller, one, domain)).not.toHaveProperty("results_url");
      const callback = { domain, url: "https://customer.example/" };
      expect(callbackBody(controller, one, callback)).toMatchObject({
        ...{ results_url: null, results_count: null, status_callback_url: callback.url },
      });
    }
  });

  it("is cancelled in the dialect that it came in, and discovery says what may be asked for", () => {
    expect(cancelledBody(controller, request(), dialects.opengdpr)).toEqual({
      ...{ controller_id: "42", subject_request_id: "r", received_time: iso, api_version: "1.0" },
    });
    const discovery = discoveryBody(domain, dialects.opendsr);
    expect(discovery).toMatchObject({
      ...{ api_version: "2.0", processor_certificate: "https://chat.example/v2/cert.pem" },
    });
  });
});
