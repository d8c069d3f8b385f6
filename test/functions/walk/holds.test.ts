/** Holds on more than one worker can see to. Invariant 4: called active only when all of it is out of TTL's reach. */
import { expect, it } from "vitest";
import {
  type CarryingOut,
  carryOutHold,
  type HoldTask,
} from "../../../functions/carry-out-hold/carry-out-hold.ts";
import type { Hold } from "../../../functions/domain/holds.ts";
import type { Patience } from "../../../functions/ports.ts";
import type { HolderInMemory } from "../../support/holder-in-memory.ts";
import { givenStore, holdOn, now, tenantWith } from "../../support/walkers/store.ts";

const minute = 60_000;

/** An app with one hold, whose messages the test hands out. */
const given = (store: HolderInMemory, hold: Hold) => {
  const held = { holds: [hold] as readonly Hold[] };
  const tasks: HoldTask[] = [{ appId: "a1" }];
  const none = { send: async () => {} };
  const ports = {
    ...{ holders: [store.holder], timeMedia: async () => {}, noteReviews: () => {} },
    inDoubt: async () => new Set(),
    ...{ fenceMs: 6 * minute, purges: none, settlements: none, deletions: none },
    standingOf: async () => ({ kind: "known", tenant: tenantWith(...held.holds) }) as const,
    requests: { page: async () => ({ items: [] }) },
    queue: { send: async (task: HoldTask) => void tasks.push(JSON.parse(JSON.stringify(task))) },
    store: {
      read: async () => ({ ...held, version: 1 }),
      change: async (_: string, __: unknown, { holds }: { readonly holds: readonly Hold[] }) => {
        held.holds = holds;
        return true;
      },
    },
  } as unknown as CarryingOut;
  let clock = now;
  const work = async (patience: Patience) => {
    const task = tasks.shift();
    clock += 7 * minute;
    if (task !== undefined) await carryOutHold(ports, task, clock, patience);
  };
  return { work, tasks, states: () => held.holds.map(({ state }) => state) };
};

const timed = (store: HolderInMemory) =>
  store.records().filter(({ expiresAt }) => expiresAt !== undefined).length;

it("DA-5.law: a hold whose workers see to one page each is pending until all of it is out of reach, and no record is written twice", async () => {
  const store = givenStore(2);
  const hold = given(store, { ...holdOn({ kind: "app" }, "pending"), placedAt: now });
  let left = timed(store);
  for (let run = 0; hold.states()[0] !== "active"; run++) {
    if (run > 100) throw new Error("The hold makes no headway");
    await hold.work(() => false);
    const before = left;
    left = timed(store);
    expect(left).toBeLessThanOrEqual(before);
  }
  expect(left).toBe(0);
  expect(Math.max(...store.asked.writes.values())).toBe(1);
});

it("DA-5.law: what an active hold covers is looked at each day, and not written again", async () => {
  const store = givenStore(2);
  const hold = given(store, { ...holdOn({ kind: "app" }, "pending"), placedAt: now });
  while (hold.tasks.length > 0) await hold.work(() => true);
  store.asked.writes.clear();
  hold.tasks.push({ appId: "a1" });
  await hold.work(() => true);
  expect(hold.states()).toEqual(["active"]);
  expect(store.asked.writes.size).toBe(0);
});

it("DA-5.law: a lifted hold goes only when all that it kept beyond its time has gone", async () => {
  const store = givenStore(40);
  const hold = given(store, holdOn({ kind: "app" }, "lifting"));
  for (let run = 0; hold.states().length > 0; run++) {
    if (run > 100) throw new Error("The hold makes no headway");
    await hold.work(() => false);
    expect(hold.states().length > 0 || store.records().length === 0).toBe(true);
  }
  expect(store.records()).toEqual([]);
});
