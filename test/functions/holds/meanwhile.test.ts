/**
 * A hold that is placed while data goes, in each way: its steps in every order with those of whoever deletes. Nothing
 * goes that it is active for, and everything else does; without what guards it, each way loses something.
 */
import { beforeAll, describe, expect, it } from "vitest";
import { carryOut, type Guards, usualGuards } from "../../support/carry-out-hold.ts";
import {
  everything,
  givenChat,
  heldOf,
  holdsOn,
  place,
  type Scope,
  scopes,
} from "../../support/holds.ts";
import { aside } from "../../support/interleave.ts";
import { remember } from "../../support/lying.ts";
import { someOf } from "../../support/some-of.ts";
import { photos, type Way, ways } from "../../support/ways.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

/** Before it begins, before it finds, before it deletes, and after all. */
const moments = [0, 1, 2, 3] as const;
type Order = { readonly placed: number; readonly carried: number };
const orders: readonly Order[] = moments.flatMap((placed) =>
  moments.filter((carried) => carried >= placed).map((carried) => ({ placed, carried })),
);
/** Placed and carried out at once, after the worker has read the holds. */
const worst = orders.filter(
  ({ placed, carried }) => placed === carried && placed > 0 && placed < 3,
);

const unwatched = async () => {};
const allOf = ({ given }: Way) => (given === undefined ? everything : [...everything, ...photos]);

/** Lets data go while a hold comes; answers what the hold has lost since it was called active. */
const meanwhile = async (way: Way, scope: Scope, { placed, carried }: Order, guards: Guards) => {
  const app = await givenChat(w);
  await way.given?.(w, app);
  const lying = await remember(w, app);
  await way.comes(w, app);
  const heldNow = async () => heldOf(scope, await lying());
  let held: readonly string[] = [];
  let status = 0;
  const happens = async (moment: number) => {
    w.clock.now += 1_000;
    if (moment === placed) status = (await place(w, app, scope)).status;
    if (moment !== carried || status !== 201) return;
    await carryOut(w, app, guards);
    if ((await holdsOn(w, app))[0].state === "active") held = await heldNow();
  };
  let next = 0;
  const reach = async (moment: number) => {
    while (next <= moment) await happens(next++);
  };
  await reach(0);
  await way.works(w, app, (moment) => aside(() => reach(moment)));
  await reach(3);
  const left = await lying();
  return { app, lying, heldNow, status, lost: held.filter((one) => !left.includes(one)) };
};

/** Once a purge has begun nobody can be told from others, and once it is over there is no app: then all of it goes. */
const statusOf = ({ name }: Way, { kind }: Scope, { placed }: Order): number => {
  if (name !== "the purge" || placed === 0) return 201;
  if (placed === 3) return 404;
  return kind === "app" ? 201 : 409;
};

const numbered = ways.map((way, number) => ({ way, number }));

const expectNothingLost = async (way: Way, scope: Scope, order: Order) => {
  const { app, lying, heldNow, status, lost } = await meanwhile(way, scope, order, usualGuards);
  expect(lost).toEqual([]);
  expect(status).toBe(statusOf(way, scope, order));
  if (status !== 201) return expect(await lying()).toEqual([]);
  w.clock.now += usualGuards.fenceMs;
  await carryOut(w, app, usualGuards);
  expect((await holdsOn(w, app))[0].state).toBe("active");
  const held = await heldNow();
  await way.works(w, app, unwatched);
  const free = allOf(way).filter((one) => !way.takes.includes(one));
  expect(await lying()).toEqual([...new Set([...free, ...held])].sort());
};

describe.each(numbered)("DA-5.law: $way.name", ({ way, number }) => {
  const fenced = scopes.flatMap((scope) =>
    (scope.kind === "app" ? orders : worst).map((order) => ({ scope, ...order })),
  );
  it.each(someOf(fenced, 14, number))(
    "takes nothing that a hold on a $scope.kind is active for: placed at $placed, carried out at $carried",
    ({ scope, ...order }) => expectNothingLost(way, scope, order),
  );

  it(`loses what is held without the ${way.guard}`, async () => {
    // It must be called active while somebody is at work, or there is nothing to lose: by whose calls come first.
    const without = { fenceMs: 0, stamps: way.guard !== "stamps" };
    for (const order of [...worst, ...worst, ...worst]) {
      if ((await meanwhile(way, { kind: "app" }, order, without)).lost.length > 0) return;
    }
    expect.fail("Nothing was lost");
  });
});
