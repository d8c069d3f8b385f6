import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { actionNames } from "../../../infra/actions.ts";
import { type Aim, type Bench, type Cell, progress, type Report } from "../report.ts";
import { kilobytes, makeBundles } from "./bundles.ts";
import { requests } from "./events.ts";
import { callOf, interleaved, median, startBeside } from "./measure.ts";

const mostKilobytes = 220;
const bare = "plain/bare";
const leanBare = "lean/bare";
const bundleOf = (action: string) => `lean/${action}`;

type Row = {
  readonly name: string;
  readonly size: number;
  readonly ms: number;
  readonly wall: number;
  readonly cpu: number;
  readonly call: number | undefined;
};

const measure = async (folder: string, quick: boolean): Promise<Row[]> => {
  const called = Object.keys(requests);
  await makeBundles(folder, called);
  const file = (name: string) => join(folder, `${name}.mjs`);
  const started = [leanBare, ...actionNames.map(bundleOf)];
  progress(`starting ${started.length} bundles, each beside the bare one`);
  const starts = interleaved(started, quick ? 3 : 15, (name) =>
    startBeside(file(bare), file(name)),
  );
  progress(`calling ${called.length} bundles`);
  const calls = interleaved(called, quick ? 1 : 5, (name) =>
    callOf(file(`calls/${name}`), requests[name] ?? {}, quick ? 500 : 2_000),
  );
  return started.map((path) => {
    const name = path.replace("lean/", "");
    const own = starts.get(path) ?? [];
    const times = calls.get(name);
    return {
      name,
      size: kilobytes(file(path)),
      ms: median(own.map(({ ms }) => ms)),
      wall: median(own.map(({ wall }) => wall)),
      cpu: median(own.map(({ cpu }) => cpu)),
      call: times && median(times),
    };
  });
};

const rounded = (ratio: number): number => Number(ratio.toFixed(2));

const cellsOf =
  ([base]: readonly Row[]) =>
  ({ name, size, ms, wall, cpu, call }: Row): Cell[] => [
    name,
    size,
    Math.round(ms),
    rounded(wall),
    rounded(cpu),
    rounded(wall / (base?.wall ?? Number.NaN)),
    call === undefined ? "" : Math.round(call),
    call === undefined ? "" : rounded(call / (base?.call ?? Number.NaN)),
  ];

const aimsOf = ([, ...actions]: readonly Row[]): Aim[] => {
  const largest = Math.max(...actions.map(({ size }) => size));
  const slowest = rounded(Math.max(...actions.map(({ wall }) => wall)));
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
    ...["function", "kB", "ready ms", "÷ bare", "CPU ÷ bare", "÷ lean bare"],
    ...["µs a call", "÷ bare's"],
  ],
  rows: rows.map(cellsOf(rows)),
  aims: aimsOf(rows),
  notes: [
    "ready: from the start of the process until the module is imported and its action made, clients included",
    "bare: the SDK's DynamoDB client with one PutItem and one GetItem, bundled by the same esbuild with nothing left out",
    "lean bare (first row): the same with left out what we leave out",
    "ratios: medians of pairs, each started right after a bare one; the aims are about the first of them",
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
