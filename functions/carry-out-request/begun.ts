/** Where the work on a request begins: only what is still asked for is begun. */
import { passedOver } from "../domain/passed-over.ts";
import { type DeletionRequest, dueAgain, isUnanswered } from "../domain/requests/request.ts";
import { isFinal } from "../domain/requests/states.ts";
import type { CalledOffAt } from "../ports.ts";
import { type Reporting, report } from "../steps/requests/report.ts";
import type { CarryOutTask } from "./task.ts";

export type Beginning = Reporting & { readonly calledOffAt: CalledOffAt };

/** Nothing goes until somebody agrees to what was found; when there is no more time for that, the request ends. */
const waitForAnswer = async (
  ports: Beginning,
  request: DeletionRequest,
  now: number,
): Promise<void> => {
  // Refused if it is over, or was answered meanwhile, or written to: whoever did that has put it off.
  passedOver(
    isUnanswered(request, now)
      ? await report(ports, request, { kind: "expire" }, now)
      : await ports.requests.change(request, dueAgain(request, now)),
  );
};

/**
 * A row that was put back from an older time may be of a request that was called off or refused since: nothing goes for it,
 * and it rings. One whose id was chosen again later is another request.
 */
const checkCurrent = async (
  { calledOffAt }: Beginning,
  request: DeletionRequest,
): Promise<void> => {
  const at = await calledOffAt(request);
  if (isFinal(request.state) || at === undefined || at < request.receivedAt) return;
  throw new Error("The request was called off or refused: its row is of an older time");
};

/** The request as it is worked on; undefined if there is none, or nothing to do for it any more. */
export const begun = async (
  ports: Beginning,
  task: CarryOutTask,
  now: number,
): Promise<DeletionRequest | undefined> => {
  const request = await ports.requests.get(task.appId, task.requestId, now);
  if (request === undefined) return undefined;
  await checkCurrent(ports, request);
  if (request.state === "plan_changed") {
    await waitForAnswer(ports, request, now);
    return undefined;
  }
  if (request.state !== "pending" && !isFinal(request.state)) return request;
  const reported = await report(ports, task, { kind: "start" }, now);
  return reported.kind === "reported" ? reported.request : undefined;
};
