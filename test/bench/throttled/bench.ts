/** Emptying an app while its partitions are throttled and requests fail: what is left, and what it costs. */
import { attempt } from "../emptying/attempt.ts";
import * as figure from "../emptying/figures.ts";
import { conversations, type Layout, oneKey } from "../emptying/layouts.ts";
import { type WayName, type Ways, waysOfEmptying } from "../emptying/ways.ts";
import type { Bench, Cell, Options } from "../report.ts";
import { type StandIn, startStandIn } from "../stand-in/start.ts";
import { aimsFor, type Line, middle, overLimit, type Trouble, troubles } from "./aims.ts";

const { shown } = figure;

/** What AWS lets one partition key take (write units per second). */
const limitOfAws = 1_000;
/** A limit is felt only by who could be much faster: a slow machine gets a lower one. */
const slack = 10;
const peers: readonly WayName[] = [
  "SDK, one by one",
  "electrodb",
  "electrodb, resending",
  "dynamodb-toolbox",
  "dynamoose",
];

const linesFor = ({ quick }: Options): Line[] => {
  const records = quick ? 2_000 : 10_000;
  const line = (
    way: WayName,
    layout: Layout,
    isHot: boolean,
    trouble: Trouble = "and failing",
  ): Line => ({ way, layout, records, isHot, trouble, outcomes: [] });
  const hot = { ...conversations(records), title: "one conversation" };
  return [
    line("ours", hot, true, "throttled"),
    line("ours", hot, true),
    ...peers.map((way) => line(way, oneKey, true)),
    line("ours", conversations(500), false),
    line("ours", conversations(20), false),
  ];
};

const limitHere = async (standIn: StandIn, ways: Ways): Promise<number> => {
  const calm = { way: "ceiling", layout: oneKey, records: 2_000 } as const;
  const fastest = figure.itemsPerSecond(await attempt(standIn, ways, calm));
  return Math.min(limitOfAws, Math.round(fastest / slack));
};

type Measured = { readonly lines: readonly Line[]; readonly unitsPerKey: number };

const measure = async (options: Options): Promise<Measured> => {
  const lines = linesFor(options);
  const ways = await waysOfEmptying();
  const standIn = await startStandIn();
  try {
    const unitsPerKey = await limitHere(standIn, ways);
    for (let round = 1; round <= (options.quick ? 1 : 2); round++) {
      for (const { outcomes, trouble, ...one } of lines) {
        const behaviour = { ...troubles[trouble], unitsPerKey, seed: round };
        outcomes.push(await attempt(standIn, ways, { ...one, behaviour }));
      }
    }
    return { lines, unitsPerKey };
  } finally {
    await standIn.stop();
  }
};

const columns = [
  "way",
  "layout",
  "trouble",
  "records",
  "left",
  "rows left",
  "requests ÷ minimum",
  "WRU ÷ minimum",
  "writes throttled",
  "requests failed",
  "items/s",
  "÷ one key's limit",
  "gave up",
];

const rowOf = (line: Line, unitsPerKey: number): Cell[] => [
  line.way,
  line.layout.title,
  line.trouble,
  line.records,
  figure.recordsLeft(line.outcomes),
  figure.rowsLeft(line.outcomes),
  shown(middle(line, figure.requestsOverMinimum)),
  shown(middle(line, figure.writesOverMinimum)),
  middle(line, ({ counts }) => counts.throttledWrites),
  middle(line, ({ counts }) => counts.failedRequests + counts.throttledRequests),
  shown(middle(line, figure.itemsPerSecond)),
  line.isHot ? shown(overLimit(line, unitsPerKey)) : "",
  line.outcomes.find(({ error }) => error)?.error ?? "",
];

const notesFor = (unitsPerKey: number): string[] => [
  `Each partition key takes ${unitsPerKey} WRU/s, its burst used up at the start; 5 % of requests fail (500, or a connection`,
  "dropped before or after they took effect), 1 % are throttled as a whole. The worst of all rounds counts for what is left.",
  `The limit is that of AWS (${limitOfAws}), or a tenth of what the ceiling reaches here, whichever is less.`,
];

export const bench: Bench = {
  name: "throttled",
  title: "Emptying an app while DynamoDB throttles and fails",
  run: async (options) => {
    const { lines, unitsPerKey } = await measure(options);
    const rows = lines.map((line) => rowOf(line, unitsPerKey));
    const ours = lines.filter(({ way }) => way === "ours");
    const aims = ours.flatMap((line) => aimsFor(line, unitsPerKey));
    return { name: "throttled", columns, rows, aims, notes: notesFor(unitsPerKey) };
  },
};
