/**
 * Carries out what somebody asked to be deleted (DA-5.request): find, fence, delete what was found, look again.
 * Invariant 11: the ledger is told before anything is erased. Invariant 4: what is held stays, and so the request
 * waits. Invariant 7: it is completed only after a look, made when every writer that it had overtaken has ended, found
 * nothing left by directories that were in no doubt; until then it is done in part, and looks again. Invariant 8: any message may come twice, late or half done.
 */
import type { Tenant } from "../domain/app.ts";
import { type ErasedElsewhere, requestAsking } from "../domain/data-holders.ts";
import { passedOver } from "../domain/passed-over.ts";
import { draftsOf } from "../domain/requests/drafts.ts";
import { cutoffOf, entriesOf, partsOf } from "../domain/requests/parts.ts";
import { type DeletionRequest, typeOf } from "../domain/requests/request.ts";
import type { RequestEvent } from "../domain/requests/states.ts";
import { milliseconds, seconds } from "../policy/duration.ts";
import { operational } from "../policy/periods.ts";
import type { Ledger, Patience, Queue, RequestTask, StandingOf } from "../ports.ts";
import { type AskingHolders, erasedElsewhere, forgetAsked } from "../steps/data-holders/ask.ts";
import { amend } from "../steps/requests/amend.ts";
import type { FindingPlan } from "../steps/requests/find-plan.ts";
import { type NotesOf, report } from "../steps/requests/report.ts";
import { type Beginning, begun } from "./begun.ts";
import { checkPlan } from "./check-plan.ts";
import { type Believing, isSure } from "./is-sure.ts";
import type { Seen } from "./look.ts";
import type { CarryOutTask } from "./task.ts";
import { type Step, type Working, workThrough } from "./work-through.ts";

export type CarryingOut = Working &
  Beginning &
  AskingHolders &
  Believing &
  FindingPlan & {
    readonly standingOf: StandingOf;
    readonly ledger: Ledger;
    readonly queue: Queue<CarryOutTask>;
    /** Where requests for access are carried out: whoever erases opens nothing. */
    readonly bundles: Queue<RequestTask>;
  };

/** Whoever writes into what is erased again and again does so by a fault: it is tried anew when the request is due. */
const mostRounds = 3;

/** The notary looks when every writer has ended that this look may have overtaken. */
const notesOf =
  ({ app }: Tenant, elsewhere: readonly ErasedElsewhere[], now: number): NotesOf =>
  (request) => ({
    drafts: draftsOf(app, request, elsewhere, now),
    due: now + milliseconds(operational.settle),
  });

const endOf = ({ held, reviewBy, waiting }: Seen): RequestEvent => {
  if (held > 0) return { kind: "hold", ...(reviewBy === undefined ? {} : { reviewBy }) };
  return { kind: waiting > 0 ? "part" : "complete" };
};

/** Whether our own part is done is remembered for as long as nothing of it is found again. */
const noteOwn = (
  ports: CarryingOut,
  { appId, requestId, now }: RequestTask & { readonly now: number },
  ownDone: boolean,
) =>
  amend(
    ports.requests,
    { appId, requestId },
    (before) => ((before.ownDone === true) === ownDone ? undefined : { ownDone }),
    now,
  );

/** What the stores of the operator's own have erased; until all have, the request is done in part, and waits for them. */
const elsewhereOf = async (
  ports: CarryingOut,
  task: CarryOutTask,
  { request, now }: Step,
): Promise<readonly ErasedElsewhere[] | undefined> => {
  const asking = requestAsking(request, cutoffOf(request));
  const elsewhere = await erasedElsewhere(ports, task.appId, asking, now);
  if (elsewhere !== undefined) return elsewhere;
  // Refused if the request is over by now.
  passedOver(await noteOwn(ports, { ...task, now }, true));
  passedOver(await report(ports, task, { kind: "part" }, now));
  return undefined;
};

/** Ends a request once the stores of the operator's own have confirmed, too. */
const complete = async (ports: CarryingOut, task: CarryOutTask, step: Step): Promise<void> => {
  const { appId } = task;
  const { tenant, request, now } = step;
  const asking = requestAsking(request, cutoffOf(request));
  const elsewhere = await elsewhereOf(ports, task, step);
  if (elsewhere === undefined) return;
  if (!(await isSure(ports, step))) {
    // Refused if the request is over by now.
    passedOver(await report(ports, task, { kind: "part" }, now));
    return;
  }
  // Refused if it is over by now: whoever ended it has left the notes, and what was asked may be forgotten in any case.
  passedOver(await report(ports, task, { kind: "complete" }, now, notesOf(tenant, elsewhere, now)));
  await forgetAsked(ports, appId, ({ erasure }) => erasure === asking.erasure);
};

const conclude = async (
  ports: CarryingOut,
  task: CarryOutTask,
  step: Step,
  seen: Seen,
): Promise<void> => {
  const { appId, requestId, round = 1 } = task;
  if (seen.left > 0) {
    passedOver(await noteOwn(ports, { appId, requestId, now: step.now }, false));
    if (round >= mostRounds) throw new Error("What was asked for keeps coming back");
    return ports.queue.send({ appId, requestId, round: round + 1 });
  }
  const event = endOf(seen);
  if (event.kind === "complete") return complete(ports, task, step);
  // Refused if the request is over by now.
  passedOver(await report(ports, task, event, step.now));
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
