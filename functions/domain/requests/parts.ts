/**
 * What a request is about, store by store (DA-5.request): a person's profile and all that they wrote, a conversation,
 * or a category. Of a person and a conversation it is what was collected until the work began, so that nothing that
 * was merged meanwhile is missed; of a category what was collected until the request came, and so of all if whoever
 * asked has agreed to a plan. It never moves after that. Copies that were made for access go along.
 */
import type { Perishable } from "../../policy/categories.ts";
import { messageCopies, profileCopies } from "../copies.ts";
import type { Asked } from "../keeping.ts";
import type { LedgerEntry } from "../ledger/entry.ts";
import { recalledGroup } from "../partition.ts";
import type { DeletionRequest } from "./request.ts";

type Asking = Pick<DeletionRequest, "scope" | "receivedAt" | "begunAt" | "plan">;

/** What is to go of one category: in some groups, or wherever it lies. */
export type Part = {
  readonly category: Perishable;
  readonly groups?: readonly string[] | undefined;
  readonly asked: Asked;
};

/** Until when what was collected is asked for (epoch ms). */
export const cutoffOf = ({ scope, receivedAt, begunAt = receivedAt, plan }: Asking): number =>
  scope.kind === "category" || plan !== undefined ? receivedAt : begunAt;

export const partsOf = (request: Asking): readonly Part[] => {
  const { scope } = request;
  const until = cutoffOf(request);
  if (scope.kind === "category") return [{ category: scope.category, asked: { until } }];
  const { digest } = scope;
  if (scope.kind === "conversation") {
    const groups = [digest, recalledGroup(digest), messageCopies];
    return [{ category: "messages", groups, asked: { until } }];
  }
  return [
    { category: "userInformation", groups: [digest, profileCopies(digest)], asked: { until } },
    { category: "messages", asked: { until, author: digest } },
  ];
};

/** What the ledger must know before any of it is erased, at an instant (epoch ms). */
export const entriesOf = (request: Asking, now: number): readonly LedgerEntry[] => {
  const { scope } = request;
  const when = { at: cutoffOf(request), noted: now };
  if (scope.kind === "category") {
    return [{ kind: "category", category: scope.category, ...when }];
  }
  if (scope.kind === "conversation")
    return [{ kind: "conversation", group: scope.digest, ...when }];
  return [
    { kind: "person", group: scope.digest, ...when },
    { kind: "author", author: scope.digest, ...when },
  ];
};
