/** What becomes of a request when all of it has been looked at: it ends, waits, or is begun once more. */
import type { Tenant } from "../domain/app.ts";
import { type ErasedElsewhere, requestAsking } from "../domain/data-holders.ts";
import { passedOver } from "../domain/passed-over.ts";
import { draftsOf } from "../domain/requests/drafts.ts";
import { cutoffOf } from "../domain/requests/parts.ts";
import type { RequestEvent } from "../domain/requests/states.ts";
import { milliseconds } from "../policy/duration.ts";
import { operational } from "../policy/periods.ts";
import type { Queue, RequestTask } from "../ports.ts";
import { type AskingHolders, erasedElsewhere, forgetAsked } from "../steps/data-holders/ask.ts";
import { amend } from "../steps/requests/amend.ts";
import { type NotesOf, type Reporting, report } from "../steps/requests/report.ts";
import { type Believing, isSure } from "./is-sure.ts";
import type { Seen } from "./look.ts";
import type { CarryOutTask } from "./task.ts";
import type { Step } from "./work-through.ts";

export type Concluding = Reporting &
  AskingHolders &
  Believing & { readonly queue: Queue<CarryOutTask> };

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
  ports: Concluding,
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
export const elsewhereOf = async (
  ports: Concluding,
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
const complete = async (ports: Concluding, task: CarryOutTask, step: Step): Promise<void> => {
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

/** Ends a request as its looks have seen it, or begins another round. */
export const conclude = async (
  ports: Concluding,
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
