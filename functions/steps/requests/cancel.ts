import { Problem } from "../../domain/problem.ts";
import type { DeletionRequest } from "../../domain/requests/request.ts";
import type { RequestTask } from "../../ports.ts";
import { type Reporting, report } from "./report.ts";

/** Calls a request off. Throws "not-cancellable" unless it is pending, or was called off before. */
export const cancel = async (
  ports: Reporting,
  task: RequestTask,
  now: number,
): Promise<DeletionRequest> => {
  const reported = await report(ports, task, { kind: "cancel" }, now);
  if (reported.kind === "gone") throw new Problem("not-found");
  if (reported.kind === "refused") throw new Problem("not-cancellable");
  return reported.request;
};
