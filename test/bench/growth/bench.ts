/**
 * Whether finding what must go depends on how much else there is. Aim: the same read units in a table of a
 * million records as in one of ten thousand.
 */
import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import { type Item, rowKey, toItem } from "../../../functions/adapters/items.ts";
import type { Cost } from "../metering/counting-proxy.ts";
import type { Aim, Bench, Cell } from "../report.ts";
import { type Bed, indexedTable, startBed } from "./bed.ts";
import { crowd, overdue } from "./planted.ts";
import { indexed, listed, put, type Stretch } from "./seed.ts";
import { tableOf, type Way, ways } from "./ways.ts";

const sizes = [10_000, 100_000, 1_000_000] as const;
/** The overdue records' apps, as the registry holds them. */
const register = async ({ direct }: Bed): Promise<void> => {
  for (const appId of new Set(overdue.map(({ app }) => app))) {
    const app = { appId, uin: appId, region: "-", clientIds: [], registeredAt: 0, changedAt: 0 };
    const consent = { version: "1", statedAt: "2029-01-01T00:00:00.000Z" };
    const configuration = { storage: { messages: { store: true } } };
    const settings = { configuration, consent, minimumAges: {}, sealed: {}, version: 1 };
    const row = (TableName: string, value: object) =>
      direct.send(new PutItemCommand({ TableName, Item: { ...rowKey(appId), ...toItem(value) } }));
    await row("apps", { ...app, status: "active" });
    await row("configuration", settings);
  }
};

const layout = (name: string): ((stretches: readonly Stretch[]) => Item[]) =>
  name === indexedTable ? indexed : listed;

const perWave = 100;

/** Adds to a table so many records that it holds `to`. */
const grow = async ({ direct }: Bed, name: string, from: number, to: number): Promise<void> => {
  const stretches = [...crowd(from, to)];
  for (let start = 0; start < stretches.length; start += perWave) {
    await put(direct, name, layout(name)(stretches.slice(start, start + perWave)));
  }
};

/** Plants what a way finds, and measures what it costs; throws if it found anything else. */
const costOf = async (bed: Bed, way: Way): Promise<Cost> => {
  const name = tableOf(way);
  await put(bed.direct, name, layout(name)(way.planted));
  const { result, ...cost } = await bed.measure(() => way.run(bed));
  if (result !== way.finds) throw new Error(`${way.what}, ${way.way}: found ${result}`);
  return cost;
};

const measureAll = async (bed: Bed, until: readonly number[]): Promise<Map<Way, Cost[]>> => {
  const costs = new Map<Way, Cost[]>(ways.map((way) => [way, []]));
  await register(bed);
  let size = 0;
  for (const to of until) {
    const isRun = (way: Way) => (way.upTo ?? to) >= to;
    const tables = new Set(ways.filter(isRun).map(tableOf));
    for (const name of tables) await grow(bed, name, size, to);
    size = to;
    for (const way of ways.filter(isRun)) costs.get(way)?.push(await costOf(bed, way));
  }
  return costs;
};

const rounded = (value: number): number => Math.round(value * 100) / 100;
/** A figure per size; a dash where a way was not run. */
const perSize = (costs: readonly Cost[], count: number, of: (cost: Cost) => number): Cell[] =>
  Array.from({ length: count }, (_, index) => {
    const cost = costs[index];
    return cost === undefined ? "–" : of(cost);
  });
const growthOf = (costs: readonly Cost[]): number =>
  rounded((costs.at(-1)?.rru ?? Number.NaN) / (costs[0]?.rru ?? Number.NaN));

const rowOf = ({ what, way, finds }: Way, costs: readonly Cost[], count: number): Cell[] => [
  what,
  way,
  ...perSize(costs, count, ({ requests }) => requests),
  ...perSize(costs, count, ({ rru }) => rru),
  rounded((costs.at(-1)?.wru ?? Number.NaN) / finds),
  growthOf(costs),
];

const aimOf = ({ what }: Way, costs: readonly Cost[]): Aim => ({
  what: `${what}: RRU in the largest table ÷ RRU in the smallest`,
  aim: "1.0 (at most 1.05)",
  measured: growthOf(costs),
  met: growthOf(costs) <= 1.05,
});

export const bench: Bench = {
  name: "growth",
  title: "Finding and erasing the same amount in a growing table",
  run: async ({ quick }) => {
    const until = quick ? sizes.slice(0, 2) : sizes;
    const bed = await startBed();
    try {
      const costs = [...(await measureAll(bed, until))];
      const named = until.map((size) => size.toLocaleString("en"));
      return {
        name: "growth",
        columns: [
          ...["what", "way"],
          ...named.map((size) => `requests at ${size}`),
          ...named.map((size) => `RRU at ${size}`),
          ...["WRU per record", "RRU growth"],
        ],
        rows: costs.map(([way, each]) => rowOf(way, each, until.length)),
        aims: costs.filter(([{ ours }]) => ours).map(([way, each]) => aimOf(way, each)),
        notes: [
          "Exact counts on DynamoDB Local.",
          "The index costs one more WRU per record when it is stored; it is run up to 100,000 records, where it is flat.",
          "Scan + filter deletes records and leaves directory rows; it reads at half price (eventually consistent).",
        ],
      };
    } finally {
      await bed.stop();
    }
  },
};
