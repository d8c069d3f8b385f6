import { beforeAll, expect, it } from "vitest";
import { givenChat, givenHold, lift } from "../../support/holds.ts";
import { sign } from "../../support/notary.ts";
import { settle } from "../../support/time.ts";
import { change } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

const receipts = async (app: string) =>
  (await w.call("list-receipts", { app })).body.receipts as { readonly receipt: string }[];

const outcomes = async (app: string) =>
  (await receipts(app)).map((one) => JSON.stringify(one).includes("incomplete"));

it("DA-5.law, DA-5.request: what a law holds is not taken for what an opt-out left over", async () => {
  const app = await givenChat(w);
  const id = await givenHold(w, app, { kind: "user", userId: "alice" });
  await change(w, app, {
    storage: { messages: { store: false }, userInformation: { store: false } },
  });
  await settle(w, app);
  w.clock.now += 60_000;
  await sign(w);
  const signed = await outcomes(app);
  expect(signed.length).toBeGreaterThan(0);
  expect(signed).not.toContain(true);
  await lift(w, app, id);
});
