import type { Counts } from "../../domain/receipt-draft.ts";
import { dueAgain } from "../../domain/requests/request.ts";
import { isFinal } from "../../domain/requests/states.ts";
import type { Requests, RequestTask } from "../../ports.ts";

const none: Counts = { found: 0, deleted: 0, refused: 0 };

const plus = (one: Counts, other: Counts): Counts => ({
  found: one.found + other.found,
  deleted: one.deleted + other.deleted,
  refused: one.refused + other.refused,
});

const tries = 5;

/**
 * Adds to what a request has found and deleted in a store, for its receipt, and puts the next look at it off: it is
 * being worked on. A worker that dies before that leaves the counts too low.
 */
export const count = async (
  requests: Requests,
  { appId, requestId }: RequestTask,
  store: string,
  add: Counts,
  now: number,
): Promise<void> => {
  for (let tried = 0; tried < tries; tried++) {
    const before = await requests.get(appId, requestId, now);
    if (before === undefined || isFinal(before.state)) return;
    const counts = { ...before.counts, [store]: plus(before.counts?.[store] ?? none, add) };
    if (await requests.change(before, dueAgain({ ...before, counts }, now))) return;
  }
  throw new Error("The request keeps changing");
};
