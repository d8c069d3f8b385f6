import { beforeAll, expect, it } from "vitest";
import { contentsOf } from "../../support/opened.ts";
import { sweep } from "../../support/time.ts";
import { day, givenApp, givenMessages, recordsOf, takeFrom } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;

beforeAll(async () => {
  w = await world();
});

const minute = 60_000;
const noTime = 30_000;

type Task = { readonly category: string; readonly shard: string; readonly since: number };

const handedOn = async () => (await takeFrom(w, "sweepQueue")) as Task[];

const givenOverdue = async (): Promise<string> => {
  const app = await givenApp(w);
  for (const room of ["a", "b", "c", "d", "e", "f", "g", "h"]) {
    await givenMessages(w, app, room, `${room}1`, `${room}2`);
  }
  w.clock.now += 7 * day;
  return app;
};

it("DA-5.period: what a sweep cannot do alone is handed on shard by shard, and all of it goes", async () => {
  const app = await givenOverdue();
  await sweep(w, noTime);
  const tasks = await handedOn();
  const ofMessages = tasks.filter(({ category }) => category === "messages");
  expect(ofMessages.length).toBeGreaterThan(1);
  expect(new Set(ofMessages.map(({ shard }) => shard)).size).toBe(ofMessages.length);
  expect(Object.keys(tasks[0] ?? {}).sort()).toEqual(["category", "from", "shard", "since"]);
  expect(await recordsOf(w, "messages", app)).toHaveLength(16);

  await Promise.all(tasks.map((task) => w.work("sweep-shard", [task])));
  expect(await recordsOf(w, "messages", app)).toEqual([]);
  expect(await handedOn()).toEqual([]);
});

it("DA-5.period: a sweep that is done hands nothing on", async () => {
  await givenOverdue();
  await sweep(w);
  expect(await handedOn()).toEqual([]);
});

it("DA-5.period: a shard that is more than one run goes on in the next message, until the next sweep has begun", async () => {
  const app = await givenOverdue();
  await sweep(w, noTime);
  const tasks = (await handedOn()).filter(({ category }) => category === "messages");
  // Of eight conversations in four shards two are in one: a shard with one alone is done at once.
  let [task, handed, runs] = [tasks[0], [] as Task[], 0];
  while (handed.length === 0) {
    task = tasks[runs++];
    expect(await w.work("sweep-shard", [task], noTime)).toBe(0);
    handed = await handedOn();
  }
  expect(handed).toMatchObject([{ ...task, from: { open: [] } }]);
  expect((await recordsOf(w, "messages", app)).length).toBe(16 - 2 * runs);
  w.clock.now += 15 * minute;
  expect(await w.work("sweep-shard", [task], noTime)).toBe(0);
  expect(await handedOn()).toEqual([]);
  await sweep(w);
  expect(await recordsOf(w, "messages", app)).toEqual([]);
});

it("DA-5.period: a shard that comes twice, or late, erases nothing that is not due", async () => {
  const app = await givenOverdue();
  await givenMessages(w, app, "a", "young");
  const shards = ["0", "1", "2", "3"].map((shard) => ({
    ...{ category: "messages", shard, since: w.clock.now - day },
  }));
  await Promise.all([...shards, ...shards].map((task) => w.work("sweep-shard", [task])));
  expect(await contentsOf(w, "messages", app)).toMatchObject([{ messageId: "young" }]);
  expect(
    await w.work("sweep-shard", [{ category: "apps", shard: "0", since: 1 }, { shard: "9" }]),
  ).toBe(2);
});
