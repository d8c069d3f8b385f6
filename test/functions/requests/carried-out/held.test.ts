import { beforeAll, beforeEach, expect, it } from "vitest";
import { carriedOut, carryOut, requestOf, stateOf } from "../../../support/deletions.ts";
import {
  everything,
  givenChat,
  givenHold,
  heldOf,
  lift,
  scopes,
  there,
} from "../../../support/holds.ts";
import { receiptsOf, sign } from "../../../support/notary.ts";
import { day, iso, readable, recordsOf, takeFrom } from "../../../support/verbs.ts";
import { type World, world } from "../../../support/world.ts";

let w: World;
let app: string;

beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  app = await givenChat(w);
  w.clock.now += 1_000;
});

const inProfiles = { holder: "user-information", category: "userInformation" };
const inMessages = { holder: "messages", category: "messages" };
const ofAlice = ["alice first", "c by alice", "d by alice"];

it.each(scopes)(
  "DA-5.law: what a hold on a $kind covers stays, unreadable, the rest goes, and the request says until when",
  async (scope) => {
    const placed = w.clock.now;
    const holdId = await givenHold(w, app, scope);
    const id = await carriedOut(w, app, { userId: "alice" });
    const { state, reason, reviewBy, holders } = await requestOf(w, app, id);
    expect({ state, reason, reviewBy }).toEqual({
      state: "held",
      reason: "legal_obligation",
      reviewBy: iso(placed + 90 * day),
    });
    const held = heldOf(scope);
    const isHeld = (names: readonly string[]) => names.filter((one) => held.includes(one)).length;
    const [profile, messages] = [isHeld(["alice first"]), isHeld(["c by alice", "d by alice"])];
    const none = { refused: 0, remaining: 0 };
    expect(holders).toEqual([
      { ...inMessages, ...none, found: 2, deleted: 2 - messages, held: messages },
      { ...inProfiles, ...none, found: 1, deleted: 1 - profile, held: profile },
    ]);
    const stays = everything.filter((one) => !ofAlice.includes(one) || held.includes(one));
    expect(await there(w, app)).toEqual(stays);
    expect(await readable(w, app, "c")).toEqual(["c by bob"]);
    expect((await w.call("read-user-information", { app, path: { userId: "alice" } })).status).toBe(
      404,
    );

    await takeFrom(w, "requestsQueue");
    await lift(w, app, holdId);
    expect(await takeFrom(w, "requestsQueue")).toContainEqual({ appId: app, requestId: id });
    await carryOut(w, app, id);
    expect(await stateOf(w, app, id)).toBe("completed");
    expect(await there(w, app)).toEqual(everything.filter((one) => !ofAlice.includes(one)));
    w.clock.now += 20_000;
    await sign(w);
    const counted = (await receiptsOf(w, app)).map(({ holders, outcome }) => [
      ...[outcome, holders[0]?.holder, holders[0]?.found, holders[0]?.deleted],
    ]);
    expect(counted).toEqual([
      ["complete", "messages", 2, 2],
      ["complete", "user-information", 1, 1],
    ]);
  },
);

it("DA-5.law: a held request that is looked at again stays held, tells nobody, and deletes nothing more", async () => {
  await givenHold(w, app, { kind: "conversation", conversationId: "c" });
  const id = await carriedOut(w, app, { conversationId: "c" });
  const before = await recordsOf(w, "messages", app);
  const { changedAt } = await requestOf(w, app, id);
  w.clock.now += day;
  await carryOut(w, app, id);
  expect(await requestOf(w, app, id)).toMatchObject({ state: "held", changedAt });
  expect(await recordsOf(w, "messages", app)).toEqual(before);
});
