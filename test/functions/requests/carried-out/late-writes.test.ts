import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { carriedOut } from "../../../support/deletions.ts";
import { givenTencentApp, groupMessage, post } from "../../../support/tencent.ts";
import { portraitSet } from "../../../support/tencent-people.ts";
import { change, day, iso, readable, recordsOf } from "../../../support/verbs.ts";
import { type World, world } from "../../../support/world.ts";

let w: World;
let app: string;

beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  app = await givenTencentApp(w);
  const choice = { store: true, days: 30 };
  await change(w, app, { storage: { messages: choice, userInformation: choice } });
});

const save = (from: string, sentAt: number, conversationId = "c") => {
  const message = { conversationId, messageId: `by ${from} at ${sentAt}`, from, text: "hello" };
  return w.call("save-messages", {
    app,
    body: { messages: [{ ...message, sentAt: iso(sentAt) }] },
  });
};

describe("DA-5.request: what was sent before its author was erased, and comes after that,", () => {
  it("is refused over the API, by its place alone, and what others sent then is taken", async () => {
    const sentAt = w.clock.now - 60_000;
    await carriedOut(w, app, { userId: "alice" });
    const { status, body } = await save("alice", sentAt);
    expect([status, body.type]).toEqual([409, "urn:chat-retention:problem:erased-person"]);
    expect(body.errors).toMatchObject([{ field: "messages.0" }]);
    expect(JSON.stringify(body)).not.toContain("alice");
    expect((await save("bob", sentAt)).status).toBe(200);
    expect(await readable(w, app, "c")).toEqual([`by bob at ${sentAt}`]);
  });

  it("is taken if it was sent later: the person is there again", async () => {
    await carriedOut(w, app, { userId: "alice" });
    expect((await save("alice", w.clock.now)).status).toBe(200);
  });

  it.each([8, 41])(
    "is refused %i days later, so that an import that is repeated leaves it out",
    async (days) => {
      const sentAt = w.clock.now;
      const choice = { store: true, days: 3_650 };
      await change(w, app, { storage: { messages: choice, userInformation: choice } });
      await carriedOut(w, app, { userId: "alice" });
      w.clock.now = sentAt + days * day;
      expect((await save("alice", sentAt)).status).toBe(409);
      expect((await save("bob", sentAt)).status).toBe(200);
      expect(await readable(w, app, "c")).toEqual([`by bob at ${sentAt}`]);
    },
  );

  it("is refused for as long as the ledger knows of it, and no digest tells of them after that", async () => {
    const sentAt = w.clock.now;
    const choice = { store: true, days: 3_650 };
    await change(w, app, { storage: { messages: choice, userInformation: choice } });
    await carriedOut(w, app, { userId: "alice" });
    w.clock.now = sentAt + 42 * day;
    expect((await save("alice", sentAt)).status).toBe(409);
    w.clock.now += 60_000;
    expect((await save("alice", sentAt)).status).toBe(200);
  });

  it("is dropped if it comes by webhook, which is answered as if it had been taken", async () => {
    const at = w.clock.now - 60_000;
    await carriedOut(w, app, { userId: "ann" });
    const late = groupMessage({ group: "g", from: "ann", seq: 1, at });
    expect((await post(w, app, late)).body).toMatchObject({ ActionStatus: "OK", ErrorCode: 0 });
    expect(await recordsOf(w, "messages", app)).toEqual([]);
  });

  it("is dropped if it is a change of the profile, and a later one begins anew", async () => {
    const at = w.clock.now - 60_000;
    await post(w, app, portraitSet("ann", { Tag_Profile_IM_Nick: "Ann" }, at));
    expect(await recordsOf(w, "user-information", app)).toHaveLength(1);
    await carriedOut(w, app, { userId: "ann" });
    await post(w, app, portraitSet("ann", { Tag_Profile_IM_SelfSignature: "late" }, at));
    expect(await recordsOf(w, "user-information", app)).toEqual([]);
    await post(w, app, portraitSet("ann", { Tag_Profile_IM_SelfSignature: "new" }, w.clock.now));
    const { body } = await w.call("read-user-information", { app, path: { userId: "ann" } });
    expect(body.profile).toEqual({ Tag_Profile_IM_SelfSignature: "new" });
  });

  it("is refused in a conversation that was erased, whoever sent it", async () => {
    const sentAt = w.clock.now - 60_000;
    await carriedOut(w, app, { conversationId: "c" });
    expect((await save("bob", sentAt)).status).toBe(409);
    expect((await save("bob", sentAt, "d")).status).toBe(200);
  });
});

/** Every way in which something comes that has a clock of its own, and the scopes of an erasure that it is of. */
const ways = {
  "a message over the API": {
    of: ["alice", "c", "messages"],
    status: 409,
    send: (at: number) => save("alice", at, "group:c"),
    table: "messages",
  },
  "a message by webhook": {
    of: ["alice", "c", "messages"],
    status: 200,
    send: (at: number) => post(w, app, groupMessage({ group: "c", from: "alice", seq: 1, at })),
    table: "messages",
  },
  "a change of a profile by webhook": {
    of: ["alice", "userInformation"],
    status: 200,
    send: (at: number) => post(w, app, portraitSet("alice", { Tag_Profile_IM_Nick: "late" }, at)),
    table: "user-information",
  },
  "log data": {
    of: ["logData"],
    status: 409,
    send: (at: number) =>
      w.call("save-log-data", {
        app,
        body: { records: [{ ip: "203.0.113.77", interface: "late", time: iso(at) }] },
      }),
    table: "log-data",
  },
  "monitoring data": {
    of: ["monitoringData"],
    status: 409,
    send: (at: number) => {
      const record = { interface: "late", calls: 1, successes: 1, averageDelayMs: 1 };
      const body = { records: [{ ...record, minute: iso(at) }] };
      return w.call("save-monitoring-data", { app, body });
    },
    table: "monitoring-data",
  },
} as const;

/** Every scope of an erasure. */
const erasures = {
  alice: { userId: "alice" },
  bob: { userId: "bob" },
  c: { conversationId: "group:c" },
  messages: { category: "messages" },
  userInformation: { category: "userInformation" },
  logData: { category: "logData" },
  monitoringData: { category: "monitoringData" },
} as const;

const cells = Object.entries(ways).flatMap(([way, one]) =>
  Object.keys(erasures).map((scope) => ({
    ...{ way, scope, one },
    isErased: (one.of as readonly string[]).includes(scope),
  })),
);

describe("DA-5.request: what was erased stays erased:", () => {
  it.each(cells)("$way after $scope was erased: $isErased", async ({ scope, one, isErased }) => {
    const at = w.clock.now - 60_000;
    await carriedOut(w, app, erasures[scope as keyof typeof erasures]);
    const lateIn = async () =>
      (await recordsOf(w, one.table, app)).filter((row) => Number(row.at) <= at);
    const before = (await lateIn()).length;
    const { status } = await one.send(at);
    expect(status).toBe(isErased ? one.status : 200);
    expect((await lateIn()).length - before).toBe(isErased ? 0 : 1);
    expect((await one.send(w.clock.now)).status).toBe(200);
  });
});
