import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { actionNames } from "../../../infra/actions.ts";
import type { Aim, Bench, Cell, Report } from "../report.ts";
import { kilobytes, makeBundles } from "./bundles.ts";
import { requests } from "./events.ts";
import { callOf, interleaved, median, startOf } from "./measure.ts";

const mostKilobytes = 220;
const bare = "plain/bare";
const leanBare = "lean/bare";
const bundleOf = (action: string) => `lean/${action}`;

type Row = {
  readonly name: string;
  readonly size: number;
  readonly wall: number;
  readonly cpu: number;
  readonly call: number | undefined;
};

const measure = async (folder: string, quick: boolean): Promise<Row[]> => {
  const called = Object.keys(requests);
  await makeBundles(folder, called);
  const file = (name: string) => join(folder, `${name}.mjs`);
  const started = [bare, leanBare, ...actionNames.map(bundleOf)];
  const starts = interleaved(started, quick ? 3 : 15, (name) => startOf(file(name)));
  const calls = interleaved(called, quick ? 1 : 5, (name) =>
    callOf(file(`calls/${name}`), requests[name] ?? {}, quick ? 500 : 2_000),
  );
  return started.map((name) => ({
    name,
    size: kilobytes(file(name)),
    wall: median((starts.get(name) ?? []).map(({ wall }) => wall)),
    cpu: median((starts.get(name) ?? []).map(({ cpu }) => cpu)),
    call: calls.has(name.replace("lean/", ""))
      ? median(calls.get(name.replace("lean/", "")) ?? [])
      : undefined,
  }));
};

const ratio = (value: number, of: number): number => Number((value / of).toFixed(2));

const cellsOf =
  ([base, lean]: readonly Row[]) =>
  ({ name, size, wall, cpu, call }: Row): Cell[] => [
    name.replace("lean/", ""),
    size,
    Math.round(wall),
    ratio(wall, base?.wall ?? Number.NaN),
    ratio(cpu, base?.cpu ?? Number.NaN),
    ratio(wall, lean?.wall ?? Number.NaN),
    call === undefined ? "" : Math.round(call),
    call === undefined ? "" : ratio(call, lean?.call ?? Number.NaN),
  ];

const aimsOf = (rows: readonly Row[]): Aim[] => {
  const [base, , ...actions] = rows;
  const largest = Math.max(...actions.map(({ size }) => size));
  const slowest = Math.max(...actions.map(({ wall }) => ratio(wall, base?.wall ?? Number.NaN)));
  return [
    {
      what: "largest bundle, kB",
      aim: `≤ ${mostKilobytes}`,
      measured: largest,
      met: largest <= mostKilobytes,
    },
    { what: "slowest start ÷ bare", aim: "≤ 1.0", measured: slowest, met: slowest <= 1 },
  ];
};

const reportOf = (rows: readonly Row[]): Report => ({
  name: "start",
  columns: [
    "function",
    "kB",
    "ready ms",
    "÷ bare",
    "CPU ÷ bare",
    "÷ lean bare",
    "µs a call",
    "÷ bare",
  ],
  rows: rows.map(cellsOf(rows)),
  aims: aimsOf(rows),
  notes: [
    "ready: from the start of the process until the module is imported and its action made, clients included",
    "bare: the SDK's DynamoDB client with one PutItem and one GetItem (plain/bare: bundled as esbuild does; bare: as we do)",
    "µs a call: CPU, answered at the SDK's HTTP handler; bare makes 2 calls of the SDK, list-apps 1, read-app 3, save-log-data 4",
  ],
});

export const bench: Bench = {
  name: "start",
  title: "Bundles and cold starts",
  run: async ({ quick }) => {
    const folder = mkdtempSync(join(tmpdir(), "chat-retention-start-"));
    try {
      return reportOf(await measure(folder, quick));
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};
