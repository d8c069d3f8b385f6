/**
 * The audit beside whoever writes and erases, who comes in at each of its steps: it takes nobody for unlisted who is not,
 * loses no row that is needed, and misses nothing that lay there all along.
 */
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { auditedTable } from "../../../functions/adapters/audited-table.ts";
import {
  type Auditing,
  auditDirectory,
} from "../../../functions/audit-directory/audit-directory.ts";
import { portsIn } from "../../../functions/audit-directory/handler.ts";
import { tableOf } from "../../../functions/wiring/holders.ts";
import { audit, auditAll, passEvery, rest, restoreNothing, unlist } from "../../support/audit.ts";
import { givenChat, speak } from "../../support/holds.ts";
import { aside, between } from "../../support/interleave.ts";
import { unlisted } from "../../support/restoring.ts";
import { sweep } from "../../support/time.ts";
import { day, recordsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let app: string;
beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  await auditAll(w);
  w.clock.now += 2 * passEvery;
  app = await givenChat(w);
});

const minutes = (count: number) => {
  w.clock.now += count * 60_000;
};

/** Everything of the app is over, and its rows go when they have rested. */
const everythingGoes = async () => {
  w.clock.now += 31 * day;
  await sweep(w);
  minutes(6);
  await sweep(w);
};

const say = async (room: string, when: string): Promise<void> => {
  const { status } = await speak(w, app, room, "bob", when);
  expect(status).toBe(200);
};

const disturbances = [
  {
    name: "a writer in a conversation that is there",
    comes: () => say("c", "again"),
  },
  { name: "a writer in a new conversation", comes: () => say("e", "now") },
  { name: "a sweep that empties everything", comes: everythingGoes },
  {
    name: "a sweep, and a writer where it was",
    comes: async () => {
      await everythingGoes();
      await say("c", "later");
    },
  },
] as const;
const steps = Array.from({ length: 12 }, (_, step) => step);

describe.each(disturbances)("PP-5, DA-5.period: $name beside an audit", ({ comes }) => {
  it.each(steps)(
    "at its step %i makes it find nothing, and leaves nothing unlisted",
    async (at) => {
      let step = 0;
      let found = 0;
      const run = async () => {
        found = await audit(w);
      };
      await between(run, async () => {
        if (step++ === at) await aside(comes);
      });
      expect(found).toBe(0);
      expect(await unlisted(w, "messages", app)).toEqual([]);
    },
  );
});

/** The audit's ports, with two rows to a page. */
const inSmallPages = (): Auditing => {
  const ports = portsIn(w.run);
  const messages = auditedTable(w.dynamodb, tableOf(w.run, "messages"), 2);
  return { ...ports, tables: { ...ports.tables, messages } };
};

const slice = () => auditDirectory(inSmallPages(), "messages", () => false);
const stateOf = () => portsIn(w.run).audits.read("messages");

it("DA-5.request: a pass goes on from slice to slice, beside another that does the same, and finds all", async () => {
  await unlist(w, "messages", app);
  const found: unknown[] = [];
  for (let slices = 0; slices === 0 || (await stateOf()).pass !== undefined; slices++) {
    if (slices > 100) throw new Error("The pass does not end");
    const both = await Promise.all([slice(), slice()]);
    found.push(...both.flatMap((one) => one.unlisted));
    minutes(5);
  }
  expect(found.length).toBeGreaterThanOrEqual(2);
  expect(await unlisted(w, "messages", app)).toEqual([]);
  expect(await recordsOf(w, "messages", app)).toHaveLength(4);
});

it("DA-5.request: a pass that a restore has overtaken begins anew, and what it had passed by is found", async () => {
  await slice();
  const before = (await stateOf()).pass?.startedAt;
  await unlist(w, "messages", app);
  await restoreNothing(w, "messages");
  await slice();
  expect((await stateOf()).pass?.startedAt).toBe(before);
  w.clock.now += rest;
  expect(await audit(w)).toBe(2);
  expect((await stateOf()).pass).toBeUndefined();
  expect((await stateOf()).last?.startedAt).toBeGreaterThan(before ?? 0);
});
