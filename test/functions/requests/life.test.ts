import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cancelDsr, domainOf, givenDsr, happens, readDsr } from "../../support/requests.ts";
import { day, givenApp, iso, rowsIn } from "../../support/verbs.ts";
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

const statusOf = async (id: string) => {
  const { body } = await readDsr(w, app, id);
  return [body.request_status, body.extensions?.[domainOf(w)]];
};

describe("DA-5.request: a request that is pending", () => {
  test("says so, and when it must be done", async () => {
    const id = await givenDsr(w, app);
    const { status, headers, body } = await readDsr(w, app, id);
    expect([status, headers["x-opendsr-signature"]]).toEqual([200, expect.any(String)]);
    expect(body).toEqual({
      controller_id: `uin-${app}`,
      expected_completion_time: "2030-02-15T12:00:00.000Z",
      subject_request_id: id,
      request_status: "pending",
      api_version: "2.0",
      extensions: { [domainOf(w)]: { state: "pending" } },
    });
  });

  test("can be called off, and again: the answer stays the same", async () => {
    const id = await givenDsr(w, app);
    const first = await cancelDsr(w, app, id);
    expect(first.status).toBe(202);
    expect(first.body).toEqual({
      controller_id: `uin-${app}`,
      received_time: iso(start),
      subject_request_id: id,
      api_version: "2.0",
      processor_signature: expect.any(String),
    });
    w.clock.now += 60_000;
    expect(await cancelDsr(w, app, id)).toEqual(first);
    expect(await statusOf(id)).toEqual(["cancelled", { state: "cancelled" }]);
    expect(await happens(w, app, id, { kind: "start" })).toMatchObject({ kind: "refused" });
  });
});

describe("DA-5.request: a request that has been begun", () => {
  test("cannot be called off any more: 409, or 400 under the older name", async () => {
    const id = await givenDsr(w, app);
    await happens(w, app, id, { kind: "start" });
    const { status, body } = await cancelDsr(w, app, id);
    expect([status, body.error.errors[0].reason]).toEqual([409, "not-cancellable"]);
    expect((await cancelDsr(w, app, id, "v1")).status).toBe(400);
    expect(await statusOf(id)).toEqual(["in_progress", { state: "in_progress" }]);
  });

  test("DA-5.law: says that the law holds it, and when that is looked at again", async () => {
    const id = await givenDsr(w, app);
    await happens(w, app, id, { kind: "start" });
    await happens(w, app, id, { kind: "hold", reviewBy: start + day });
    const held = { state: "held", reason: "legal_obligation", review_by: iso(start + day) };
    expect(await statusOf(id)).toEqual(["in_progress", held]);
    await happens(w, app, id, { kind: "part" });
    expect(await statusOf(id)).toEqual(["in_progress", { state: "partial" }]);
    await happens(w, app, id, { kind: "complete" });
    expect(await statusOf(id)).toEqual(["completed", { state: "completed" }]);
  });

  test("may be denied, with a reason that the Data Rights Protocol knows", async () => {
    const id = await givenDsr(w, app);
    await happens(w, app, id, { kind: "deny", reason: "no_match" });
    expect(await statusOf(id)).toEqual(["cancelled", { state: "denied", reason: "no_match" }]);
  });
});

describe("a request that has ended", () => {
  test("is remembered for 60 days, and forgotten at the instant", async () => {
    const id = await givenDsr(w, app);
    await cancelDsr(w, app, id);
    w.clock.now = start + 60 * day - 1;
    expect((await readDsr(w, app, id)).status).toBe(200);
    w.clock.now += 1;
    expect((await readDsr(w, app, id)).status).toBe(404);
    const list = await w.call("read-requests", { app });
    expect(list.body).toEqual({ requests: [] });
    const left = (await rowsIn(w, "requests")).filter((row) => JSON.stringify(row).includes(id));
    expect(left.map(({ expiresAt }) => expiresAt)).toEqual(
      left.map(() => (start + 60 * day) / 1000),
    );
  });

  test("leaves its id free once it is forgotten, though it may still lie there", async () => {
    const id = await givenDsr(w, app);
    await cancelDsr(w, app, id);
    w.clock.now = start + 60 * day;
    await givenDsr(w, app, { subject_request_id: id });
    expect(await statusOf(id)).toEqual(["pending", { state: "pending" }]);
  });

  test("is reported on in vain", async () => {
    expect(await happens(w, app, "none", { kind: "start" })).toEqual({ kind: "gone" });
  });
});
