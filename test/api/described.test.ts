/** The tests' own check of answers against the description: it must be able to fail. */
import { expect, it } from "vitest";
import { expectDescribed, hearDescribed } from "../support/as-described.ts";
import { amiss } from "../support/described.ts";

const route = "GET /v1/apps/{appId}/receipts";
const chain = "a".repeat(64);
const json = "application/json";
const answer = { status: 200, type: json, body: { chain, receipts: [], pending: 0 } };
const problem = (name: string, status: number) => ({
  ...{ status, type: "application/problem+json" },
  body: { type: `urn:chat-retention:problem:${name}`, title: "A title", status },
});

it("finds nothing amiss with what is described", () => {
  expect(amiss(route, answer)).toBeUndefined();
  expect(amiss(route, problem("invalid-cursor", 400))).toBeUndefined();
  const app = "/v1/apps/{appId}";
  expect(
    amiss(`DELETE ${app}/users/{userId}`, { status: 204, type: undefined, body: undefined }),
  ).toBe(undefined);
});

it.each([
  ["a member that is missing", { ...answer, body: { chain, receipts: [] } }, /pending/],
  [
    "a member that nobody described",
    { ...answer, body: { ...answer.body, userId: "al" } },
    /additional/,
  ],
  ["a value of another kind", { ...answer, body: { ...answer.body, pending: -1 } }, /pending/],
  ["another status", { ...answer, status: 201 }, /201 is not described/],
  ["another type of content", { ...answer, type: "text/html" }, /text\/html/],
  ["a refusal that is another route's", problem("stale-version", 400), /type/],
  ["a refusal with another status", problem("invalid-cursor", 409), /409/],
])("finds %s", (_, said, found) => {
  expect(amiss(route, said)).toMatch(found);
});

it("finds a body where none is described", () => {
  const said = { status: 204, type: json, body: {} };
  expect(amiss("DELETE /v1/apps/{appId}/users/{userId}", said)).toMatch(/has a body/);
});

it("knows what the methods are told that a path does not know", () => {
  const body = { error: { code: 405, message: "No", errors: [] } };
  expect(amiss("ANY /v2/requests", { status: 405, type: json, body })).toBeUndefined();
  expect(amiss("ANY /v2/requests", { status: 405, type: json, body: {} })).toMatch(/error/);
});

it("fails a test's call that is answered otherwise than any route of its action says", () => {
  const body = { state: "held", reason: "legal-obligation" };
  const held = { status: 202, type: json, body };
  expect(() => expectDescribed("recall-message", {}, held)).not.toThrow();
  const odd = { ...held, body: { ...body, text: "what was said" } };
  expect(() => expectDescribed("recall-message", {}, odd)).toThrow(/additional/);
  const list = { status: 200, type: json, body: { requests: [] } };
  expect(() => expectDescribed("read-requests", {}, list)).not.toThrow();
  const path = { requestId: "one" };
  expect(() => expectDescribed("read-requests", { path }, list)).toThrow(/requestId/);
});

it("fails a call over HTTP in the same way, and lets API Gateway refuse in its own words", () => {
  const call = { method: "GET", path: "/v1/apps/mine/receipts?limit=1" } as const;
  const reply = { ...answer, etag: null };
  expect(() => hearDescribed(call, reply)).not.toThrow();
  expect(() => hearDescribed(call, { ...reply, body: {} })).toThrow(/required/);
  const refused = { ...reply, status: 401, body: { message: "Unauthorized" } };
  expect(() => hearDescribed(call, refused)).not.toThrow();
});
