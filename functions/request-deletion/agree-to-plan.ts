import { Problem } from "../domain/problem.ts";
import type { DeletionRequest } from "../domain/requests/request.ts";
import type { Queue, RequestTask } from "../ports.ts";
import { type Reporting, report } from "../steps/requests/report.ts";

export type Agreeing = Reporting & { readonly queue: Queue<RequestTask> };

/**
 * Agrees to a plan that has changed, and has the work go on: it finds the plan again first. Throws "plan-not-changed"
 * if the request waits for no answer; the same answer again is the same.
 */
export const agreeToPlan = async (
  ports: Agreeing,
  { appId, requestId }: RequestTask,
  digest: string,
  now: number,
): Promise<DeletionRequest> => {
  const before = await ports.requests.get(appId, requestId, now);
  if (before === undefined) throw new Problem("not-found");
  const isAnswered = before.state === "in_progress" && before.plan?.expects === digest;
  if (before.state !== "plan_changed" && !isAnswered) throw new Problem("plan-not-changed");
  const task = { appId, requestId };
  const reported = await report(ports, task, { kind: "answer", digest }, now);
  if (reported.kind !== "reported") throw new Problem("plan-not-changed");
  await ports.queue.send(task);
  return reported.request;
};
