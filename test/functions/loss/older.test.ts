/** Rows that an older backup put back: what was changed since is not known from them, so nothing goes. */
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Table } from "../../../functions/policy/names.ts";
import { carryOutHolds, givenHold, holdsOn, lift, place } from "../../support/holds.ts";
import { lose, putBack, rowsToPutBack } from "../../support/loss.ts";
import { sweep } from "../../support/time.ts";
import { change, day, givenApp, givenMessages, recordsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

const hour = 3_600_000;
const days = (count: number) => ({ store: true, days: count });
const keeping = (w: World, app: string, choice: object) =>
  change(w, app, { storage: { messages: choice, userInformation: choice } });

let w: World;
let app: string;

beforeAll(async () => {
  w = await world();
});

beforeEach(async () => {
  app = await givenApp(w);
  await keeping(w, app, days(30));
  await givenMessages(w, app, "held", "h1", "h2");
  await givenMessages(w, app, "free", "early");
  w.clock.now += hour;
});

const left = async () => (await recordsOf(w, "messages", app)).length;

/** What lies in a table now comes back after something else has been done. */
const undo = async (table: Table, act: () => Promise<unknown>) => {
  const rows = await rowsToPutBack(w, table, app);
  await act();
  await putBack(w, table, rows);
};

const terminate = () => w.call("terminate-app", { app });
const end = async () => {
  await terminate();
  w.clock.now += 1;
  await w.call("reactivate-app", { app });
};

describe("DA-5.law, DA-5.period: while a row of an app is older than its last change", () => {
  it.each<readonly [Table, string, () => Promise<unknown>]>([
    ["holds", "a hold was placed", () => place(w, app, { kind: "app" })],
    ["apps", "it was terminated", terminate],
    ["apps", "it was terminated and put back in use", end],
    ["configuration", "its period was changed", () => keeping(w, app, days(40))],
  ])("in %s, as before %s, nothing of it goes", async (table, _what, act) => {
    await undo(table, act);
    w.clock.now += 31 * day;
    await sweep(w);
    expect(await left()).toBe(3);
  });

  it("an app that was ended twice is not purged by the time of the first", async () => {
    const first = await w.call("terminate-app", { app });
    await undo("apps", async () => {
      w.clock.now += day;
      await w.call("reactivate-app", { app });
      w.clock.now += 1;
      await terminate();
    });
    w.clock.now = Date.parse(first.body.purgeAt);
    expect(await w.work("purge-app", [{ appId: app }])).toBe(0);
    expect((await w.call("read-app", { app })).body.status).toBe("terminated");
  });
});

describe("DA-5.law: who places or lifts a hold where the others were lost", () => {
  const overdue = async () => {
    w.clock.now += 31 * day;
    await sweep(w);
    return left();
  };

  it.each(["lost", "older"])("finds one on everything beside it: %s", async (how) => {
    const rows = await rowsToPutBack(w, "holds", app);
    await givenHold(w, app, { kind: "conversation", conversationId: "held" });
    await lose(w, "holds", app);
    if (how === "older") await putBack(w, "holds", rows);
    await givenHold(w, app, { kind: "user", userId: "nobody" });
    const holds: { id: string; scope: { kind: string } }[] = await holdsOn(w, app);
    expect(holds.map(({ scope }) => scope.kind).sort()).toEqual(["app", "user"]);
    expect(await overdue()).toBe(3);
    await givenHold(w, app, { kind: "conversation", conversationId: "held" });
    await lift(w, app, holds.find(({ scope }) => scope.kind === "app")?.id ?? "");
    expect(await left()).toBe(2);
  });

  it("keeps the one on everything when the only other one is lifted", async () => {
    const id = await givenHold(w, app, { kind: "user", userId: "nobody" });
    await undo("holds", () => givenHold(w, app, { kind: "conversation", conversationId: "held" }));
    await lift(w, app, id);
    expect(await overdue()).toBe(3);
  });
});

describe("DA-5.law: a hold that is carried out", () => {
  it("leaves the app known, whatever was done before it", async () => {
    await end();
    await keeping(w, app, days(29));
    await givenHold(w, app, { kind: "conversation", conversationId: "held" });
    await carryOutHolds(w, app);
    w.clock.now += 31 * day;
    await sweep(w);
    expect(await left()).toBe(2);
  });
});
