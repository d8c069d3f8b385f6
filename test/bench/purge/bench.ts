/** Emptying an app: ours and what people use, against the least that this machine can do it with. */
import { attempt, type Outcome } from "../emptying/attempt.ts";
import * as figure from "../emptying/figures.ts";
import { waysOfEmptying } from "../emptying/ways.ts";
import type { Bench, Cell } from "../report.ts";
import { startStandIn } from "../stand-in/start.ts";
import { aimsOf } from "./aims.ts";
import { overCeiling } from "./over-ceiling.ts";
import { type Line, planOf } from "./plan.ts";

const { shown } = figure;

/** Each round tries every way once, so that a slow moment of the machine meets all of them. */
const measure = async (plan: ReturnType<typeof planOf>): Promise<Line[]> => {
  const ways = await waysOfEmptying();
  const standIn = await startStandIn();
  try {
    const outcomes: Outcome[][] = plan.timed.map(() => []);
    for (let round = 0; round < plan.rounds; round++) {
      for (const [place, one] of plan.timed.entries()) {
        outcomes[place]?.push(await attempt(standIn, ways, one));
      }
    }
    const lines: Line[] = plan.timed.map((one, place) => ({
      ...one,
      outcomes: outcomes[place] ?? [],
    }));
    for (const one of plan.watched) {
      lines.push({ ...one, outcomes: [await attempt(standIn, ways, one)] });
    }
    return lines;
  } finally {
    await standIn.stop();
  }
};

const columns = [
  "way",
  "layout",
  "records",
  "requests ÷ minimum",
  "÷ one key's",
  "WRU ÷ minimum",
  "RRU",
  "left",
  "rows left",
  "items/s",
  "÷ ceiling",
  "CPU µs/item",
  "÷ ceiling",
  "live heap MB",
  "RSS MB",
  "gave up",
];

const rowOf = (line: Line, lines: readonly Line[]): Cell[] => {
  const { way, layout, records, outcomes, watchesHeap = false } = line;
  const middle = (of: (outcome: Outcome) => number) => figure.median(outcomes.map(of));
  const timed = (number: number) => (watchesHeap ? "" : shown(number));
  return [
    way,
    layout.title,
    records,
    shown(middle(figure.requestsOverMinimum)),
    shown(middle(figure.requestsOverFloor)),
    shown(middle(figure.writesOverMinimum)),
    middle(({ counts }) => counts.readUnits),
    figure.recordsLeft(outcomes),
    figure.rowsLeft(outcomes),
    timed(middle(figure.itemsPerSecond)),
    timed(overCeiling(lines, line, figure.itemsPerSecond)),
    timed(middle(figure.cpuPerItem)),
    timed(overCeiling(lines, line, figure.cpuPerItem)),
    watchesHeap ? figure.megabytes(middle(({ heapBytes }) => heapBytes)) : "",
    figure.megabytes(middle(({ rssBytes }) => rssBytes)),
    outcomes.find(({ error }) => error)?.error ?? "",
  ];
};

const notes = [
  "Minimum: ceil(records ÷ 25) + ceil(directory rows ÷ 25) + a query per MB of each partition and per directory slot.",
  "Ceiling: raw HTTP, no SDK, no signature; all keys of partitions known; 16 batches of 25 in flight.",
  "The stand-in answers after 10 ms in a process of its own. A PartiQL deletion is counted like DeleteItem.",
  "Peers empty one partition key per app, their best case. Rows with a live heap collect garbage all the while: no times.",
];

export const bench: Bench = {
  name: "purge",
  title: "Emptying an app",
  run: async (options) => {
    const lines = await measure(planOf(options));
    const rows = lines.map((line) => rowOf(line, lines));
    return { name: "purge", columns, rows, aims: aimsOf(lines), notes };
  },
};
