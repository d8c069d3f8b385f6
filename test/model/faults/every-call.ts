/**
 * Fails every call of a use case in turn. The calls are those of a run without faults: a call that is new is failed
 * without anybody thinking of it.
 */
import { isWrite, type Named } from "../../support/tap/calls.ts";
import { type Fault, kinds } from "../../support/tap/faults.ts";
import { complaint } from "../explore.ts";
import { play } from "../run.ts";
import type { Stage } from "../stage.ts";
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

/** What is broken after a failure, when all work has been done again; undefined if nothing is. */
export const afterFailure = async (
  stage: Stage,
  { before, step }: Case,
  { at, fault }: Failure,
): Promise<string | undefined> =>
  complaint(stage, [...before, { do: "fail", fault, after: at, writing: false }, step]);

export const nameOf = ({ at, call, fault }: Failure): string =>
  `call ${at + 1} (${call.service} ${call.operation}), ${fault.kind} ${fault.effect}`;
