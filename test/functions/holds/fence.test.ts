/**
 * A hold that is placed while a worker deletes, its steps in every order with the worker's. Once it is called active
 * nothing of it goes; without the fence the same orders lose what is held.
 */
import { beforeAll, expect, it } from "vitest";
import { dynamodbClient } from "../../../functions/adapters/clients.ts";
import { keepingFor } from "../../../functions/domain/app.ts";
import { milliseconds } from "../../../functions/policy/duration.ts";
import { operational } from "../../../functions/policy/periods.ts";
import type { Holder } from "../../../functions/ports.ts";
import { usualRest } from "../../../functions/steps/retention/erase.ts";
import { eraseDueOfApp } from "../../../functions/steps/retention/erase-app.ts";
import { holderIn } from "../../../functions/wiring/holders.ts";
import { actions } from "../../../infra/actions.ts";
import { shapes } from "../../../infra/shapes.ts";
import { carryOut, usualGuards } from "../../support/carry-out-hold.ts";
import { givenChat, holdsOn, place } from "../../support/holds.ts";
import { tenantOf } from "../../support/opened.ts";
import { day, recordsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

/** Before the worker reads the holds, before it finds, before it deletes, and after all. */
const moments = [0, 1, 2, 3] as const;
const orders = moments.flatMap((placed) =>
  moments.filter((carried) => carried >= placed).map((carried) => ({ placed, carried })),
);

/** Lets a worker erase what has expired, the hold's steps between its own; answers what an active hold lost. */
const lostIn = async ({ placed, carried }: (typeof orders)[number], fenceMs: number) => {
  const app = await givenChat(w);
  w.clock.now += 30 * day;
  let held: number | undefined;
  const reach = async (moment: number) => {
    w.clock.now += 1_000;
    if (moment === placed) await place(w, app, { kind: "app" }, { categories: ["messages"] });
    if (moment !== carried) return;
    await carryOut(w, app, { ...usualGuards, fenceMs });
    const active = (await holdsOn(w, app))[0]?.state === "active";
    if (active) held = (await recordsOf(w, "messages", app)).length;
  };
  await reach(0);
  const keeping = keepingFor(await tenantOf(w, app), "messages");
  const holder = holderIn(w.run, dynamodbClient(), "messages");
  let isFirst = { find: true, erase: true };
  const once = async (step: "find" | "erase", moment: number) => {
    const first = isFirst[step];
    isFirst = { ...isFirst, [step]: false };
    if (first) await reach(moment);
  };
  const records: Holder["records"] = {
    ...holder.records,
    find: async (...of) => {
      await once("find", 1);
      return holder.records.find(...of);
    },
    erase: async (...of) => {
      await once("erase", 2);
      return holder.records.erase(...of);
    },
  };
  const how = { patience: () => true, rest: usualRest };
  await eraseDueOfApp({ ...holder, records }, app, keeping, w.clock.now, how);
  await once("erase", 2);
  await reach(3);
  const left = (await recordsOf(w, "messages", app)).length;
  return held === undefined ? 0 : held - left;
};

/** What is lost in the first order that loses anything. */
const firstLost = async (fenceMs: number) => {
  for (const order of orders) {
    const lost = await lostIn(order, fenceMs);
    if (lost > 0) return lost;
  }
  return 0;
};

it("DA-5.law: in no order of its steps and a worker's does a hold lose what it is active for", async () => {
  expect(orders).toHaveLength(10);
  expect(await firstLost(milliseconds(operational.holdFence))).toBe(0);
});

it("DA-5.law: without the fence some orders lose what is held, so these orders are the ones that matter", async () => {
  expect(await firstLost(0)).toBeGreaterThan(0);
});

it("DA-5.law: the fence is longer than any function may run", () => {
  const longest = Math.max(
    ...Object.values(actions).map(({ shape }) => shapes[shape].timeout.toMilliseconds()),
  );
  expect(milliseconds(operational.holdFence)).toBeGreaterThan(longest);
});
