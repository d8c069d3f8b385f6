import { type DeletionRequest, dueAgain } from "../../domain/requests/request.ts";
import { isFinal } from "../../domain/requests/states.ts";
import type { Requests, RequestTask } from "../../ports.ts";

const tries = 5;

/**
 * Notes something on an open request, whoever else changes it meanwhile, and puts the next look at it off: it is being
 * worked on. Answers the request as it is then; undefined if it is gone or over, or if there is nothing to note.
 */
export const amend = async (
  requests: Requests,
  { appId, requestId }: RequestTask,
  change: (before: DeletionRequest) => Partial<DeletionRequest> | undefined,
  now: number,
): Promise<DeletionRequest | undefined> => {
  for (let tried = 0; tried < tries; tried++) {
    const before = await requests.get(appId, requestId, now);
    if (before === undefined || isFinal(before.state)) return undefined;
    const noted = change(before);
    if (noted === undefined) return undefined;
    const written = await requests.change(before, dueAgain({ ...before, ...noted }, now));
    if (written !== undefined) return written;
  }
  throw new Error("The request keeps changing");
};
