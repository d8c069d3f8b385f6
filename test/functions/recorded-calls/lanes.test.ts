import { beforeAll, expect, it } from "vitest";
import { dynamodbClient } from "../../../functions/adapters/clients.ts";
import { dynamodbTallies } from "../../../functions/adapters/dynamodb-tallies.ts";
import { lanes } from "../../../functions/domain/partition.ts";
import { tableVariable } from "../../../functions/policy/names.ts";
import { addCalls, addLogData } from "../../../functions/steps/retention/record-calls.ts";
import { holderIn } from "../../../functions/wiring/holders.ts";
import { day, givenApp, recordsOf } from "../../support/verbs.ts";
import { walk } from "../../support/walk.ts";
import { type World, world } from "../../support/world.ts";

let w: World;

beforeAll(async () => {
  w = await world();
});

const minute = 60_000;

/** Twenty calls by writers in all lanes, over the end of a day. */
const givenCalls = async (app: string): Promise<number[]> => {
  const midnight = Math.ceil(w.clock.now / day) * day;
  w.clock.now = midnight + minute;
  const holder = holderIn(w.run, dynamodbClient(), "logData");
  const times = Array.from({ length: 20 }, (_, index) => midnight + (index - 10) * 1_000);
  for (const [index, at] of times.entries()) {
    const call = { ip: "203.0.113.5", interface: "im.send", at };
    await addLogData(
      holder,
      { appId: app, registeredAt: 0 },
      [call],
      w.clock.now,
      lanes[index % lanes.length],
    );
  }
  return times;
};

it("PP-4.log: the calls of an app that has many writers lie in as many partitions, and are listed in order, page by page", async () => {
  const app = await givenApp(w);
  const times = await givenCalls(app);
  const keys = (await recordsOf(w, "log-data", app)).map(({ pk }) => pk);
  expect(new Set(keys).size).toBeGreaterThanOrEqual(2 * lanes.length);

  for (const [order, expected] of [
    ["asc", times],
    ["desc", [...times].reverse()],
  ] as const) {
    // Each call is logged itself: page by page of one, forwards, a list would never end.
    for (const limit of ["3", "7", "20"]) {
      const list = { action: "read-log-data", app, items: "records" };
      const records = (await walk(w, list, { limit, order })).flat();
      const own = records.filter(({ interface: named }) => named === "im.send");
      expect(own.map(({ time }) => Date.parse(String(time)))).toEqual(expected);
    }
  }
});

it("PP-4.monitoring: what many writers counted of an interface in a minute is one sum, counted once, on whatever page", async () => {
  const app = await givenApp(w);
  const tallies = dynamodbTallies(
    dynamodbClient(),
    w.run.setting(tableVariable("monitoring-data")),
  );
  const at = Math.floor(w.clock.now / minute) * minute;
  const calls = (successes: number) => ({
    interface: "im.send",
    at,
    calls: 4,
    successes,
    delayMs: 40,
  });
  for (const lane of lanes)
    await addCalls(tallies, { appId: app, registeredAt: 0 }, [calls(3)], w.clock.now, lane);
  await addCalls(
    tallies,
    { appId: app, registeredAt: 0 },
    [{ ...calls(0), interface: "im.sync" }],
    w.clock.now,
    "3",
  );

  for (const limit of ["1", "2", "50"]) {
    const list = { action: "read-monitoring-data", app, items: "records" };
    const records = (await walk(w, list, { limit, order: "desc" })).flat();
    const own = records.filter((one) => String(one.interface).startsWith("im."));
    expect(own).toHaveLength(2);
    expect(own).toContainEqual({
      ...{ interface: "im.send", minute: new Date(at).toISOString() },
      ...{ calls: 32, successRate: 0.75, averageDelayMs: 10 },
    });
    expect(own).toContainEqual(expect.objectContaining({ interface: "im.sync", calls: 4 }));
  }
});
