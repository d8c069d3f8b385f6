import { beforeAll, expect, it } from "vitest";
import { givenChat, givenHold, lift, type Scope, there } from "../../support/holds.ts";
import {
  chainNamed,
  receiptsAfterPurge,
  receiptsOf,
  sign,
  verified,
} from "../../support/notary.ts";
import { purge, settle } from "../../support/time.ts";
import { change, day } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

const ofAlice: Scope = { kind: "user", userId: "alice" };
const choices = { "opt-out": { store: false }, "shortened-period": { store: true, days: 1 } };

it.each(Object.entries(choices))(
  "DA-5.law, DA-5.opt-out, DA-5.period: the receipt of an %s says how many records a law holds, and is complete without them",
  async (cause, choice) => {
    const app = await givenChat(w);
    await givenHold(w, app, ofAlice);
    w.clock.now += 2 * day;
    await change(w, app, { storage: { messages: choice, userInformation: choice } });
    await settle(w, app);
    w.clock.now += 60_000;
    await sign(w);
    const receipts = await receiptsOf(w, app);
    expect(receipts.map((one) => [one.cause, one.outcome])).toEqual([
      [cause, "complete"],
      [cause, "complete"],
    ]);
    expect(receipts.map(({ holders }) => holders[0])).toEqual([
      { ...messages, found: 4, deleted: 2, held: 2 },
      { ...profiles, found: 2, deleted: 1, held: 1 },
    ]);
    const { chain = "" } = receipts[0] ?? {};
    expect(await verified(w, await chainNamed(w, chain), { whole: true })).toEqual([]);
  },
);

const messages = { holder: "messages", category: "messages", refused: 0, remaining: 0 };
const profiles = {
  ...{ holder: "user-information", category: "userInformation" },
  ...{ refused: 0, remaining: 0 },
};

it("DA-5.law, PP-6.configuration: a purge has no receipt while a law holds some of it, and then one with nothing held", async () => {
  const app = await givenChat(w);
  const id = await givenHold(w, app, ofAlice);
  const { body } = await w.call("terminate-app", { app });
  w.clock.now = Date.parse(body.purgeAt);
  await purge(w, app);
  w.clock.now += 60_000;
  await sign(w);
  expect(await receiptsAfterPurge(w, app)).toEqual([]);
  expect(await there(w, app)).toHaveLength(3);

  await lift(w, app, id);
  await purge(w, app);
  w.clock.now += 60_000;
  await sign(w);
  const [[receipt] = []] = await receiptsAfterPurge(w, app);
  const held = receipt?.holders.map((one) => one.held);
  expect([receipt?.outcome, new Set(held)]).toEqual(["complete", new Set([0])]);
  expect(receipt?.holders.find(({ holder }) => holder === "messages")?.deleted).toBe(4);
});
