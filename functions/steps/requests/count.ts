import type { Counts } from "../../domain/receipt-draft.ts";
import type { Requests, RequestTask } from "../../ports.ts";
import { amend } from "./amend.ts";

const none: Counts = { found: 0, deleted: 0, refused: 0 };

const plus = (one: Counts, other: Counts): Counts => ({
  found: one.found + other.found,
  deleted: one.deleted + other.deleted,
  refused: one.refused + other.refused,
});

/**
 * Adds to what a request has found and deleted in a store, for its receipt, and puts the next look at it off. A worker
 * that dies before that leaves the counts too low.
 */
export const count = async (
  requests: Requests,
  task: RequestTask,
  store: string,
  add: Counts,
  now: number,
): Promise<void> => {
  await amend(
    requests,
    task,
    ({ counts }) => ({ counts: { ...counts, [store]: plus(counts?.[store] ?? none, add) } }),
    now,
  );
};
