/** A hold says what it covers: one on nobody, or on an id that is written otherwise, would be thought to keep something. */
import { beforeAll, beforeEach, expect, it } from "vitest";
import {
  carryOutHolds,
  givenChat,
  givenHold,
  holdsOn,
  introduce,
  place,
  type Scope,
  speak,
} from "../../support/holds.ts";
import { day, iso, takeFrom } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let app: string;
beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  app = await givenChat(w);
  await takeFrom(w, "holdsQueue");
});

const coversOf = async (): Promise<{ lookedAt: string; records: object } | undefined> =>
  (await holdsOn(w, app))[0].covers;

const cells: readonly (readonly [string, Scope, object])[] = [
  ["of all of the app", { kind: "app" }, { userInformation: 2, messages: 4 }],
  ["of a person", { kind: "user", userId: "alice" }, { userInformation: 1, messages: 2 }],
  ["of a conversation", { kind: "conversation", conversationId: "c" }, { messages: 2 }],
  ["of nobody", { kind: "user", userId: "Alice" }, { userInformation: 0, messages: 0 }],
  ["of no conversation", { kind: "conversation", conversationId: "x" }, { messages: 0 }],
];

it.each(cells)(
  "DA-5.law: a hold %s says how many records its first look found",
  async (_, scope, records) => {
    expect((await place(w, app, scope)).body.covers).toBeUndefined();
    expect(await coversOf()).toBeUndefined();
    w.clock.now += 1_000;
    await carryOutHolds(w, app);
    expect((await holdsOn(w, app))[0].state).toBe("pending");
    expect(await coversOf()).toEqual({ lookedAt: iso(w.clock.now), records });
  },
);

it("DA-5.law: a hold counts the calls that are held as well", async () => {
  const categories = ["logData", "monitoringData"];
  await place(w, app, { kind: "app" }, { categories });
  await carryOutHolds(w, app);
  const { records } = (await coversOf()) ?? { records: {} };
  expect(Object.keys(records).sort()).toEqual(categories);
  for (const count of Object.values(records)) expect(count).toBeGreaterThan(0);
});

it("DA-5.law: each daily look counts anew, what came and what has changed alike", async () => {
  await givenHold(w, app, { kind: "user", userId: "alice" });
  await speak(w, app, "d", "alice", "later");
  await speak(w, app, "d", "bob", "later");
  w.clock.now += day;
  await carryOutHolds(w, app);
  const records = { userInformation: 1, messages: 3 };
  expect(await coversOf()).toEqual({ lookedAt: iso(w.clock.now), records });
  await introduce(w, app, "alice", "second");
  w.clock.now += day;
  await carryOutHolds(w, app);
  // What the profile was before is kept beside it.
  expect((await coversOf())?.records).toEqual({ ...records, userInformation: 2 });
});

it("DA-5.law: two holds on the same count it each, and one that comes later leaves the other's count", async () => {
  await givenHold(w, app, { kind: "user", userId: "alice" });
  const before = await coversOf();
  w.clock.now += 60_000;
  await place(w, app, { kind: "conversation", conversationId: "c" });
  await carryOutHolds(w, app);
  const [first, second] = await holdsOn(w, app);
  expect(first.covers).toEqual(before);
  expect(second.covers.records).toEqual({ messages: 2 });
});

type Task = { readonly appId: string; readonly from?: unknown };

it("DA-5.law: a look that goes on from message to message counts each record once", async () => {
  for (const room of ["e", "f", "g"]) await speak(w, app, room, "alice");
  await place(w, app, { kind: "app" });
  let tasks: readonly Task[] = [{ appId: app }];
  let parts = 0;
  await takeFrom(w, "holdsQueue");
  while (tasks.length > 0) {
    parts += 1;
    expect(await w.work("carry-out-hold", tasks.slice(0, 1), 30_000)).toBe(0);
    tasks = ((await takeFrom(w, "holdsQueue")) as Task[]).filter(({ from }) => from !== undefined);
  }
  expect(parts).toBeGreaterThan(2);
  expect((await coversOf())?.records).toEqual({ userInformation: 2, messages: 7 });
});
