import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { givenDsr, happens } from "../../support/requests.ts";
import { givenApp, iso } from "../../support/verbs.ts";
import { start, type World, world } from "../../support/world.ts";

let w: World;
let app: string;
beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  w.clock.now = start;
  app = await givenApp(w);
});

const post = (body: unknown) => w.call("request-deletion", { app, method: "POST", body });
const read = (requestId: string, own: object = {}) =>
  w.call("read-requests", { app, path: { requestId }, ...own });
const cancel = (requestId: string) =>
  w.call("cancel-request", { app, method: "DELETE", path: { requestId } });

describe("DA-5.request: an app that needs no OpenDSR", () => {
  test.each([
    ["user", { userId: "alice" }, {}],
    ["conversation", { conversationId: "c2c:alice:bob" }, {}],
    ["category", { category: "messages" }, { category: "messages" }],
  ])("asks for one thing to go: a %s", async (scope, target, shown) => {
    const { status, headers, body } = await post(target);
    expect(status).toBe(202);
    expect(headers.location).toBe(`/v1/apps/${app}/deletion-requests/${body.requestId}`);
    expect(body).toEqual({
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      scope,
      ...shown,
      status: "pending",
      state: "pending",
      submittedAt: iso(start),
      receivedAt: iso(start),
      changedAt: iso(start),
      deadline: "2030-02-15T12:00:00.000Z",
    });
    expect(await read(body.requestId)).toMatchObject({ status: 200, body });
  });

  test("must name exactly one thing, and one that there is", async () => {
    const fields = async (body: unknown) => {
      const answer = await post(body);
      expect(answer.status).toBe(400);
      return answer.body.errors.map(({ field }: { field: string }) => field);
    };
    expect(await fields({})).toEqual(["(body)"]);
    expect(await fields({ userId: "a", category: "messages" })).toEqual(["(body)"]);
    expect(await fields({ category: "configuration" })).toEqual(["category"]);
    expect(await fields({ userId: "" })).toEqual(["userId"]);
    expect(await fields({ userId: "a", requestId: "1" })).toEqual(["requestId"]);
    expect(await fields({ userId: "a", callbackUrls: ["http://x.example"] })).toEqual([
      "callbackUrls.0",
    ]);
    expect(await fields({ userId: "a", more: 1 })).toEqual(["more"]);
  });

  test("may send a request again under an id of its own, and nothing else under it", async () => {
    const body = { requestId: randomUUID(), userId: "alice", submittedAt: "2030-01-02T00:00:00Z" };
    const first = await post(body);
    expect(first.body.deadline).toBe("2030-02-02T00:00:00.000Z");
    w.clock.now += 60_000;
    expect(await post(body)).toEqual(first);
    const other = await post({ ...body, userId: "bob" });
    expect([other.status, other.body.type]).toEqual([
      409,
      "urn:chat-retention:problem:request-conflict",
    ]);
  });

  test("calls a request off while it is pending", async () => {
    const { body } = await post({ userId: "alice" });
    expect(await cancel(body.requestId)).toMatchObject({
      status: 202,
      body: { status: "cancelled" },
    });
    const { body: begun } = await post({ userId: "alice" });
    await happens(w, app, begun.requestId, { kind: "start" });
    expect(await cancel(begun.requestId)).toMatchObject({ status: 409 });
    expect(await cancel(randomUUID())).toMatchObject({ status: 404 });
  });

  test("DA-5.law: sees why a request waits, or why it was refused", async () => {
    const { body } = await post({ userId: "alice" });
    await happens(w, app, body.requestId, { kind: "start" });
    await happens(w, app, body.requestId, { kind: "hold", reviewBy: start + 1 });
    expect((await read(body.requestId)).body).toMatchObject({
      status: "in_progress",
      state: "held",
      reason: "legal_obligation",
      reviewBy: iso(start + 1),
    });
  });
});

describe("the list of an app's requests", () => {
  const list = (query: Readonly<Record<string, string>> = {}) =>
    w.call("read-requests", { app, query });

  test("has those of both kinds, page by page, and no others", async () => {
    const ids = [await givenDsr(w, app), (await post({ userId: "bob" })).body.requestId];
    ids.push((await post({ category: "logData" })).body.requestId);
    await givenDsr(w, await givenApp(w));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { status, body } = await list({ limit: "1", ...(cursor ? { cursor } : {}) });
      expect(status).toBe(200);
      seen.push(...body.requests.map(({ requestId }: { requestId: string }) => requestId));
      cursor = body.next;
    } while (cursor !== undefined);
    expect(seen).toEqual([...ids].sort());
  });

  test("is seen by the operator, who learns of nobody in it", async () => {
    await post({ userId: "alice" });
    const scopes = ["chat-retention/operator"];
    const { status, body } = await w.call("read-requests", { app, client: "operator", scopes });
    expect(status).toBe(200);
    expect(body.requests).toHaveLength(1);
    expect(JSON.stringify(body)).not.toContain("alice");
  });

  test("takes no cursor that is not one of its own", async () => {
    for (const cursor of ["x", Buffer.from("deadline|x").toString("base64url")]) {
      expect((await list({ cursor })).body.type).toBe("urn:chat-retention:problem:invalid-cursor");
    }
    expect((await read("x")).status).toBe(400);
    expect((await read(randomUUID())).status).toBe(404);
  });
});
