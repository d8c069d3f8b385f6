/**
 * Fails every call of a use case in turn. The calls are those of a run without faults: a call that is new is failed
 * without anybody thinking of it.
 */
import fc from "fast-check";
import { isWrite, type Named } from "../../support/tap/calls.ts";
import { type Fault, kinds } from "../../support/tap/faults.ts";
import { complaint } from "../explore.ts";
import { play } from "../run.ts";
import type { Stage } from "../stage.ts";
import type { Step } from "../steps.ts";
import type { Case } from "./cases.ts";

/** One failure: of which call (from 0), and how. */
export type Failure = { readonly at: number; readonly call: Named; readonly fault: Fault };

/** Every way in which something can fail; what changes nothing fails alike before and after. */
const faultsOf = (call: Named): readonly Fault[] =>
  kinds.flatMap((kind) => [
    { kind, effect: "before" } as const,
    ...(isWrite(call) ? [{ kind, effect: "after" } as const] : []),
  ]);

/** The failures that a use case may meet. */
export const failuresOf = async (stage: Stage, { before, step }: Case): Promise<Failure[]> => {
  await play(stage, [...before, step]);
  const calls = stage.lastCalls();
  return calls.flatMap((call, at) => faultsOf(call).map((fault) => ({ at, call, fault })));
};

/**
 * What is broken after failures, when all work has been done again; undefined if nothing is. Of two, the second comes
 * so many calls after the first: in the same run, or if that ended before, in the one that repeats it.
 */
export const afterFailures = async (
  stage: Stage,
  { before, step }: Case,
  failures: readonly Failure[],
): Promise<string | undefined> => {
  const fails = failures.map(
    ({ fault, at }): Step => ({ do: "fail", fault, after: at, writing: false }),
  );
  return complaint(stage, [...before, ...fails, step]);
};

/** Some of the failures of a use case, and pairs of them, drawn from a seed. */
export const drawn = (
  failures: readonly Failure[],
  {
    seed,
    singles,
    pairs,
  }: { readonly seed: number; readonly singles: number; readonly pairs: number },
): readonly (readonly Failure[])[] => {
  const one = fc.constantFrom(...failures);
  return [
    ...fc.sample(fc.tuple(one), { seed, numRuns: singles }),
    ...fc.sample(fc.tuple(one, one), { seed, numRuns: pairs }),
  ];
};

const nameOfOne = ({ at, call, fault }: Failure): string =>
  `call ${at + 1} (${call.service} ${call.operation}), ${fault.kind} ${fault.effect}`;

export const nameOf = (failures: readonly Failure[]): string =>
  failures.map(nameOfOne).join(", then ");
