/** `npm run model -- [--minutes N] [--seed S] [--theme T] [--broken [--variant TEXT] | --faults [--from NAME] | --pairs N [--from NAME] | --kills N --records R] [--stand-in]`: explores for longer, and says what was done. */
import { parseArgs } from "node:util";
import { startMiniStack } from "../../local/ministack/start-ministack.ts";
import { startDynamodbLocal } from "../support/dynamodb-local.ts";
import { type Endpoints, pointSdkAt } from "../support/point-sdk-at.ts";
import { dynamodbStandIn } from "../support/tap/stand-in.ts";
import { hunt } from "./broken/hunt.ts";
import { variants } from "./broken/variants.ts";
import { explore, inLines } from "./explore.ts";
import { drawn } from "./faults/every-call.ts";
import { type Choose, casesFrom, failEachOf } from "./faults/fail-each.ts";
import { purgeWithKills } from "./kills/purge.ts";
import { most, sum, verdict } from "./kills/verdict.ts";
import { setStage } from "./stage.ts";
import { sequences, sequencesOf, type Theme } from "./themes.ts";

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "1" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    /** Searches each broken variant of the code for its breach, for so many minutes at the most. */
    broken: { type: "boolean", default: false },
    /** Searches the variants alone whose names have this in them. */
    variant: { type: "string", default: "" },
    /** Fails every call of every use case, in every way. */
    faults: { type: "boolean", default: false },
    /** So many pairs of failures of each use case, drawn from the seed. */
    pairs: { type: "string" },
    /** Begins with the use case of this name, where an earlier run ended. */
    from: { type: "string" },
    /** Explores sequences of one theme alone. */
    theme: { type: "string" },
    /** Purges an app of so many records while its workers are killed so many times. */
    kills: { type: "string" },
    records: { type: "string", default: "100000" },
    /** The benchmarks' stand-in in place of DynamoDB Local: less exact, and several times as many sequences. */
    "stand-in": { type: "boolean", default: false },
  },
});
const seed = Number(values.seed);
const ms = Number(values.minutes) * 60_000;
const say = (line: string) => process.stdout.write(`${line}\n`);

const aws = await startMiniStack();
const local = values["stand-in"] ? undefined : await startDynamodbLocal();
const endpoints = { aws: aws.endpoint, dynamodb: local?.endpoint ?? aws.endpoint };
pointSdkAt(endpoints);
const standIn = () => (local === undefined ? dynamodbStandIn() : undefined);

const exploreAll = async (): Promise<boolean> => {
  const tally = new Map<string, number>();
  const stage = await setStage({ dynamodb: standIn() });
  const heard = (count: number) => {
    if (count % 25 === 0) say(`${count} sequences`);
  };
  const from = values.theme === undefined ? sequences : sequencesOf(values.theme as Theme);
  const { breach, sequences: played } = await explore(stage, from, { seed, ms, tally, heard });
  stage.close();
  const steps = [...tally.values()].reduce((sum, count) => sum + count, 0);
  say(`seed ${seed}: ${played} sequences, ${steps} steps`);
  for (const [name, count] of [...tally].sort()) say(`  ${name.padEnd(14)}${count}`);
  if (breach) say(`BROKEN: ${breach.what}\n${inLines(breach.steps)}`);
  return breach === undefined;
};

const huntAll = async (): Promise<boolean> => {
  let all = true;
  for (const variant of variants.filter(({ name }) => name.includes(values.variant))) {
    const { breach, ms: took, sequences: played } = await hunt(variant, { seed, ms }, standIn());
    const what = breach === undefined ? "NOT FOUND" : `found: ${breach.what}`;
    say(`${variant.invariant}. ${variant.name}: ${what} (${played} sequences, ${took} ms)`);
    if (breach) say(inLines(breach.steps));
    all &&= breach !== undefined;
  }
  return all;
};

const failAll = async (choose: Choose): Promise<boolean> => {
  const stage = await setStage({ dynamodb: standIn() });
  const broken = await failEachOf(stage, casesFrom(values.from), choose, say);
  stage.close();
  return broken === 0;
};

const each: Choose = (failures) => failures.map((one) => [one]);

/** So long the first worker goes on alone, before the purge falls into parts. */
const aloneMs = 5_000;

const killAll = async (endpoints: Endpoints, kills: number): Promise<boolean> => {
  const records = Number(values.records);
  const outcome = await purgeWithKills({
    endpoints,
    standIn: standIn(),
    kills,
    records,
    seed,
    aloneMs,
  });
  const { lives, strangers, left, ...figures } = outcome;
  for (const [name, figure] of Object.entries(figures)) say(`  ${name.padEnd(16)}${figure}`);
  for (const what of ["read", "again", "erased", "inVain"] as const) {
    say(`  ${what.padEnd(16)}${sum(lives, what)}, by one worker ${most(lives, what)} at the most`);
  }
  const broken = verdict(outcome);
  for (const one of broken) say(`BROKEN: ${one}`);
  return broken.length === 0;
};

const chosen = () => {
  if (values.kills) return killAll(endpoints, Number(values.kills));
  if (values.broken) return huntAll();
  if (values.pairs !== undefined) {
    const pairs = Number(values.pairs);
    return failAll((failures) => drawn(failures, { seed, singles: 0, pairs }));
  }
  return values.faults ? failAll(each) : exploreAll();
};

const isWell = await chosen();
await Promise.all([aws.stop(), local?.stop()]);
process.exit(isWell ? 0 : 1);
