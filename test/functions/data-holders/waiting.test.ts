/** A request that waits for a store of the operator's own looks through what we hold when it has begun, and at its end. */
import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, it } from "vitest";
import { milliseconds } from "../../../functions/policy/duration.ts";
import { operational } from "../../../functions/policy/periods.ts";
import type { Directory, Holder, Records } from "../../../functions/ports.ts";
import { askFor, carrying, stateOf, workOff } from "../../support/deletions.ts";
import { ownStore } from "../../support/own-store.ts";
import { givenApp, givenMessages, recordsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";
import { writeLate } from "../../support/write-late.ts";

let w: World;
let store: Awaited<ReturnType<typeof ownStore>>;
let app: string;

beforeAll(async () => {
  w = await world({ dataHolders: ["orders"] });
  store = await ownStore(w, []);
});
beforeEach(async () => {
  app = await givenApp(w, { appId: randomUUID().replaceAll("-", "") });
});

/** Counts what is asked of a store of records. */
const counted = <P extends Records | Directory>(port: P, asked: () => void): P =>
  new Proxy(port, {
    get: (target, name) => {
      const own: unknown = Reflect.get(target, name);
      if (typeof own !== "function") return own;
      return (...what: unknown[]) => {
        asked();
        return Reflect.apply(own, target, what);
      };
    },
  });

/** A request about a conversation, and how often its worker has asked our own stores for anything. */
const given = async () => {
  const { ports, tasks } = carrying(w);
  let reads = 0;
  const ask = () => {
    reads++;
  };
  const holders = Object.fromEntries(
    Object.entries(ports.holders).map(([category, holder]: [string, Holder]) => {
      const { records, directory } = holder;
      const own = { records: counted(records, ask), directory: counted(directory, ask) };
      return [category, { ...holder, ...own }];
    }),
  ) as typeof ports.holders;
  const own = { ports: { ...ports, holders }, tasks };
  const requestId = await askFor(w, app, { conversationId: "c" });
  w.clock.now += milliseconds(operational.settle);
  return async () => {
    reads = 0;
    tasks.push({ appId: app, requestId });
    await workOff(w, own);
    return { reads, state: await stateOf(w, app, requestId) };
  };
};

const anHour = milliseconds(operational.requestAgain);

it("DA-5.request: while the operator's own store has not confirmed, nothing of ours is read again, and once more when it has", async () => {
  for (let day = 0; day < 3; day++) {
    w.clock.now += 24 * anHour;
    await givenMessages(w, app, "c", `m${day}`);
  }
  const carryOut = await given();
  const first = await carryOut();
  expect(first).toMatchObject({ state: "partial" });
  expect(first.reads).toBeGreaterThan(2);
  for (let hour = 0; hour < 24; hour++) {
    w.clock.now += anHour;
    expect(await carryOut()).toEqual({ reads: 0, state: "partial" });
  }
  await store.obey(app);
  const last = await carryOut();
  expect(last.state).toBe("completed");
  expect(last.reads).toBeGreaterThan(0);
  expect(last.reads).toBeLessThan(first.reads);
});

it("DA-5.request: what came late while the operator's own store was waited for is erased before the request ends", async () => {
  await givenMessages(w, app, "c", "m");
  const write = await writeLate(w, app, "c", "late", w.clock.now);
  const carryOut = await given();
  expect((await carryOut()).state).toBe("partial");
  await write();
  expect(await recordsOf(w, "messages", app)).toHaveLength(1);
  await store.obey(app);
  expect((await carryOut()).state).toBe("completed");
  expect(await recordsOf(w, "messages", app)).toEqual([]);
});
