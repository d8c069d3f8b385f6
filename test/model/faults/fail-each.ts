/** Tries failures of one use case after the other, and says what they break. */
import { progress } from "../../../local/progress.ts";
import type { Stage } from "../stage.ts";
import { type Case, cases } from "./cases.ts";
import { afterFailures, type Failure, failuresOf, nameOf } from "./every-call.ts";

/** Which of a use case's failures are tried, alone or together. */
export type Choose = (failures: readonly Failure[]) => readonly (readonly Failure[])[];

/** All use cases, or those from one of this name on. */
export const casesFrom = (name?: string): readonly Case[] => {
  const first = name === undefined ? 0 : cases.findIndex((one) => one.name === name);
  if (first < 0) throw new Error(`No use case is called ${name}`);
  return cases.slice(first);
};

type Say = (line: string) => void;

const failOne = async (stage: Stage, own: Case, choose: Choose, say: Say): Promise<number> => {
  const chosen = choose(await failuresOf(stage, own));
  const shown = progress(own.name, chosen.length);
  let broken = 0;
  for (const some of chosen) {
    const what = await afterFailures(stage, own, some);
    shown.add(1);
    if (what === undefined) continue;
    broken++;
    say(`BROKEN: ${own.name}, ${nameOf(some)}: ${what}`);
  }
  shown.end();
  say(`${own.name}: ${chosen.length} failures`);
  return broken;
};

/** Answers how many failures broke a promise. */
export const failEachOf = async (
  stage: Stage,
  of: readonly Case[],
  choose: Choose,
  say: Say,
): Promise<number> => {
  let broken = 0;
  for (const own of of) broken += await failOne(stage, own, choose, say);
  return broken;
};
