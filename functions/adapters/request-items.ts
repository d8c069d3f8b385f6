/** The rows of a request as the table holds them. */
import { pick } from "../domain/partition.ts";
import { noProgress } from "../domain/requests/progress.ts";
import { type DeletionRequest, warnedAt } from "../domain/requests/request.ts";
import { dueShards } from "../policy/names.ts";
import { countMark, countsIn, toAttributes } from "./erasure-tallies.ts";
import { fromItem, type Item, toItem } from "./items.ts";
import { idKey, requestKey, warningKey } from "./request-keys.ts";

export const shardOf = ({ requestId }: Pick<DeletionRequest, "requestId">) =>
  pick(requestId, dueShards);

/** What was counted lies in attributes of its own, so that it can be added to without reading the row. */
export const requestItem = ({ counts = {}, ...request }: DeletionRequest) => {
  const due = request.due === undefined ? {} : { dueShard: shardOf(request) };
  const counted = toAttributes(counts);
  return { ...requestKey(request), ...toItem({ ...request, ...due, ...counted }) };
};

export const warningItem = (request: DeletionRequest) => ({
  ...warningKey(request),
  ...toItem({ due: warnedAt(request), dueShard: shardOf(request) }),
});

export const idItem = (request: DeletionRequest) => ({
  ...idKey(request),
  ...toItem({ expiresAt: request.expiresAt }),
});

/** What older releases stored has not been counted until it is written again. */
export const uncounted = 0;

export const requestOf = (item: Item): DeletionRequest => {
  const row = fromItem<DeletionRequest & { pk: string; sk: string; dueShard?: string }>(item);
  const { pk, sk, dueShard, ...request } = row;
  const isCount = (name: string) => name.includes(countMark);
  const own = Object.entries(request).filter(([name]) => !isCount(name));
  const counts = countsIn(request, noProgress);
  const isCounted = Object.keys(counts).length > 0;
  const { revision = uncounted, ...stored } = Object.fromEntries(own) as DeletionRequest;
  return { ...stored, revision, ...(isCounted ? { counts } : {}) };
};
