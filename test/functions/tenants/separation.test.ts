/** Invariant 9: what two apps call the same is not the same. */
import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { change, givenApp, givenMessages, readable, rowsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

const two = async () => [await givenApp(w), await givenApp(w)] as const;

const webhook = (app: string, token: string, own: object = {}) => {
  const RequestTime = String(w.clock.now / 1000);
  const Sign = createHash("sha256")
    .update(token + RequestTime)
    .digest("hex");
  const CallbackCommand = "State.StateChange";
  const query = { SdkAppid: app, CallbackCommand, Sign, RequestTime, ...own };
  return w.call("receive-webhook", { method: "POST", query, body: {} });
};

describe("DA-2.messages: two apps", () => {
  test("with the same conversation and message ids each have their own", async () => {
    const [one, other] = await two();
    await givenMessages(w, one, "room", "m1", "m2");
    await givenMessages(w, other, "room", "m1");
    const path = { conversationId: "room", messageId: "m1" };
    expect((await w.call("recall-message", { app: one, method: "DELETE", path })).status).toBe(204);
    expect(await readable(w, one, "room")).toEqual(["m2"]);
    expect(await readable(w, other, "room")).toEqual(["m1"]);
  });

  test("have other digests of the same names in their keys (invariant 10)", async () => {
    const [one, other] = await two();
    await givenMessages(w, one, "the-room", "the-message");
    await givenMessages(w, other, "the-room", "the-message");
    const groups = async (app: string) =>
      (await rowsOf(w, "messages", app)).map(({ pk, sk }) => `${pk} ${sk}`.replaceAll(app, ""));
    const [ours, theirs] = [await groups(one), await groups(other)];
    expect(ours.filter((key) => theirs.includes(key))).toEqual([]);
    expect(JSON.stringify(ours)).not.toMatch(/the-room|the-message|alice/);
  });
});

describe("DA-2.user: two apps", () => {
  test("that have the same user know nothing of each other's profile", async () => {
    const [one, other] = await two();
    const path = { userId: "alice" };
    const body = { profile: { Tag_Profile_IM_Nick: "Alice" } };
    await w.call("save-user-information", { app: one, method: "PUT", path, body });
    expect((await w.call("read-user-information", { app: other, path })).status).toBe(404);
    await w.call("delete-user-information", { app: other, method: "DELETE", path });
    expect((await w.call("read-user-information", { app: one, path })).status).toBe(200);
  });
});

describe("a webhook that is signed with another app's token", () => {
  test("is refused alike for an app that exists, has no token, or is not there", async () => {
    const [one, other] = await two();
    const without = await givenApp(w);
    await change(w, one, { secrets: { webhookToken: "token of one" } });
    await change(w, other, { secrets: { webhookToken: "token of other" } });
    expect((await webhook(one, "token of one")).status).toBe(200);
    const before = await rowsOf(w, "log-data", other);
    const answers = [];
    for (const app of [other, without, "nobody", "", "a|b"]) {
      answers.push(await webhook(app, "token of one"));
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 403 });
    expect(await rowsOf(w, "log-data", other)).toEqual(before);
  });
});

describe("a client of two apps", () => {
  test("speaks for each of them, and for no third", async () => {
    const client = "client-of-both";
    const [one, other] = [
      await givenApp(w, { clientIds: [client] }),
      await givenApp(w, { clientIds: [client, "another"] }),
    ];
    const third = await givenApp(w);
    const status = async (app: string) => (await w.call("read-app", { app, client })).status;
    expect([await status(one), await status(other), await status(third)]).toEqual([200, 200, 403]);
  });
});
