/** `npm run bench`: runs the benches that are named, or all; `--json` ends with a line for programs. */
import { parseArgs } from "node:util";
import { type Bench, type Report, textOf } from "./report.ts";

/** Each is a folder with a `bench.ts` that exports `bench`. */
const benches = [
  "purge",
  "throttled",
  "ingest",
  "start",
  "growth",
  "life",
  "s3",
  "scale",
  "sealing",
  "size",
] as const;

const usage = `npm run bench -- [--json] [--quick] [name …]\n  names: ${benches.join(", ")}\n`;

const load = async (name: string): Promise<Bench> =>
  (await import(new URL(`${name}/bench.ts`, import.meta.url).href)).bench;

const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: "boolean", default: false },
      quick: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const unknown = positionals.filter((name) => !benches.some((one) => one === name));
  if (unknown.length > 0) throw new Error(`No such bench: ${unknown.join(", ")}\n${usage}`);
  if (values.help) return print(usage);
  const reports: Report[] = [];
  for (const name of positionals.length > 0 ? positionals : benches) {
    const bench = await load(name);
    const report = await bench.run({ quick: values.quick });
    print(textOf(bench.title, report));
    reports.push(report);
  }
  if (values.json) print(JSON.stringify({ benches: reports }));
};

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
