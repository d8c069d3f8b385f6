/** An app whose rows in the registry were lost: nobody knows how its data are kept, so nothing of it goes. */
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Table } from "../../../functions/policy/names.ts";
import { givenHold, holdsOn } from "../../support/holds.ts";
import { lose } from "../../support/loss.ts";
import { replay, restore, snapshot, turnOnTtl } from "../../support/restore.ts";
import { sweep } from "../../support/time.ts";
import { change, day, givenApp, givenMessages, readable, recordsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

const hour = 3_600_000;
const thirty = { store: true, days: 30 };

let w: World;
let app: string;

beforeAll(async () => {
  w = await world();
});

beforeEach(async () => {
  app = await givenApp(w);
  await change(w, app, { storage: { messages: thirty, userInformation: thirty } });
  await givenMessages(w, app, "held", "h1", "h2");
  await givenMessages(w, app, "free", "early");
  w.clock.now += 6 * hour;
  await givenMessages(w, app, "free", "late1", "late2");
  await givenHold(w, app, { kind: "conversation", conversationId: "held" });
  w.clock.now += 30 * day - 5 * hour; // what was said early is over, what was said late is not
});

const left = async () => (await recordsOf(w, "messages", app)).length;

describe("DA-5.law, DA-5.period: while a row of an app is lost", () => {
  it.each<Table>(["apps", "configuration", "holds"])(
    "in %s, a sweep erases nothing of it, held or not, over or not",
    async (table) => {
      await lose(w, table, app);
      await sweep(w);
      expect(await left()).toBe(5);
    },
  );

  it.each<Table>(["apps", "configuration"])(
    "in %s, and has been restored, what is held and what lives on is there, and the rest goes",
    async (table) => {
      const taken = await snapshot(w, table);
      await lose(w, table, app);
      await sweep(w);
      const name = await restore(w, taken);
      await turnOnTtl(name);
      await replay(w, taken, name);
      await sweep(w);
      expect((await holdsOn(w, app)).map(({ state }: { state: string }) => state)).toEqual([
        "active",
      ]);
      expect((await readable(w, app, "free")).sort()).toEqual(["late1", "late2"]);
      expect(await left()).toBe(4);
    },
  );

  it("in holds, a restore of messages takes all of them for held", async () => {
    const taken = await snapshot(w, "messages");
    await lose(w, "messages", app);
    await lose(w, "holds", app);
    w.clock.now += 30 * day;
    const name = await restore(w, taken);
    await turnOnTtl(name);
    await replay(w, taken, name);
    expect(await left()).toBe(5);
  });

  it("of all three, and no purge of it is in the ledger, nothing goes either", async () => {
    for (const table of ["apps", "configuration", "holds"] as const) await lose(w, table, app);
    await sweep(w);
    expect(await left()).toBe(5);
  });
});
