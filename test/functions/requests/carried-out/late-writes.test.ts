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

  it("is refused for a week", async () => {
    const sentAt = w.clock.now;
    await carriedOut(w, app, { userId: "alice" });
    w.clock.now = sentAt + 7 * day;
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
