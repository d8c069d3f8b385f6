import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const script = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** What Lambda puts into a function's environment, as far as the SDK reads it. */
const env = {
  AWS_REGION: "eu-central-1",
  AWS_ACCESS_KEY_ID: "bench",
  AWS_SECRET_ACCESS_KEY: "bench",
  AWS_SESSION_TOKEN: "bench",
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
};

const run = (name: string, ...args: readonly string[]) =>
  JSON.parse(execFileSync(process.execPath, [script(name), ...args], { env, encoding: "utf8" }));

type Start = { readonly wall: number; readonly cpu: number };

/** Starts a process for a bundle: ms until its action was ready. */
const startOf = (bundle: string): Start => run("ready.mjs", bundle);

/** CPU µs of a call. */
export const callOf = (bundle: string, event: object, count: number): number =>
  run("calls.mjs", bundle, JSON.stringify(event), String(count));

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

/** Measures each once a round, one after another, so that a slow moment of the machine meets them all. */
export const interleaved = <T>(
  names: readonly string[],
  rounds: number,
  measure: (name: string) => T,
): ReadonlyMap<string, readonly T[]> => {
  const all = new Map<string, T[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const name of names) all.get(name)?.push(measure(name));
  }
  return all;
};

/** A start, and as a ratio to a start of the base right before it. */
export const startBeside = (base: string, bundle: string) => {
  const [before, own] = [startOf(base), startOf(bundle)];
  return { ms: own.wall, wall: own.wall / before.wall, cpu: own.cpu / before.cpu };
};
