/**
 * Carries out what somebody asked to be deleted (DA-5.request): find, fence, delete what was found, look again.
 * Invariant 11: the ledger is told before anything is erased. Invariant 4: what is held stays, and so the request
 * waits. Invariant 7: it is completed only after a look, made when every writer that it had overtaken has ended, found
 * nothing left by directories that were in no doubt; until then it is done in part, and looks again. Invariant 8: any message may come twice, late or half done.
 */
import { entriesOf, partsOf } from "../domain/requests/parts.ts";
import { type DeletionRequest, typeOf } from "../domain/requests/request.ts";
import { seconds } from "../policy/duration.ts";
import { operational } from "../policy/periods.ts";
import type { Ledger, Patience, Queue, RequestTask, StandingOf } from "../ports.ts";
import type { FindingPlan } from "../steps/requests/find-plan.ts";
import { type Beginning, begun } from "./begun.ts";
import { checkPlan } from "./check-plan.ts";
import { type Concluding, conclude, elsewhereOf } from "./conclude.ts";
import type { CarryOutTask } from "./task.ts";
import { type Step, type Working, workThrough } from "./work-through.ts";

export type CarryingOut = Working &
  Beginning &
  Concluding &
  FindingPlan & {
    readonly standingOf: StandingOf;
    readonly ledger: Ledger;
    /** Where requests for access are carried out: whoever erases opens nothing. */
    readonly bundles: Queue<RequestTask>;
  };

/**
 * Where to begin or to go on. The cut-off does not move: what we have erased and looked through is looked at once more
 * when the stores of the operator's own have confirmed, and not before; undefined while they have not.
 */
const placeOf = async (
  ports: CarryingOut,
  task: CarryOutTask,
  step: Step,
): Promise<CarryOutTask["from"]> => {
  if (task.from !== undefined) return task.from;
  if (step.request.ownDone !== true) return { stage: 0 };
  const elsewhere = await elsewhereOf(ports, task, step);
  return elsewhere && { stage: partsOf(step.request).length };
};

/** Does as much of a request as patience allows, and ends it or leaves word where to go on. */
const goOn = async (
  ports: CarryingOut,
  task: CarryOutTask,
  step: Step,
  patience: Patience,
): Promise<void> => {
  const from = await placeOf(ports, task, step);
  if (from === undefined) return;
  const round = await workThrough(ports, step, from, patience);
  if (round.kind === "looked") return conclude(ports, task, step, round.seen);
  const next = { ...task, plan: undefined, since: step.since, from: round.from };
  await ports.queue.send(next, round.settle ? seconds(operational.settle) : undefined);
};

const tellLedger = async (
  { ledger }: CarryingOut,
  request: DeletionRequest,
  now: number,
): Promise<void> => {
  for (const entry of entriesOf(request, now)) await ledger.note(request.appId, entry);
};

/** Carries out a request of an app, look by look, until it is completed or waits. */
export const carryOutRequest = async (
  ports: CarryingOut,
  task: CarryOutTask,
  now: number,
  patience: Patience,
): Promise<void> => {
  const standing = await ports.standingOf(task.appId);
  if (standing.kind !== "known") return; // it is gone, or rings, and so does its request in an hour
  const { tenant } = standing;
  if (tenant.app.status === "purging") return;
  const request = await begun(ports, task, now);
  if (request === undefined) return;
  const step = { tenant, request, now, since: task.since ?? now };
  if (typeOf(request) === "access") {
    const { appId, requestId } = task;
    return ports.bundles.send({ appId, requestId });
  }
  const checked = await checkPlan(ports, task, step, patience);
  if (checked.kind === "stopped") return ports.queue.send(checked.next);
  if (checked.kind === "changed") return;
  if (task.from === undefined) await tellLedger(ports, request, now);
  await goOn(ports, task, step, patience);
};
