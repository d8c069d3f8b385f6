import type { DeletionRequest } from "./request.ts";
import { coreOf } from "./states.ts";

const iso = (instant: number): string => new Date(instant).toISOString();

/** A request as its app sees it; whom it is about the app knows by its own records. */
export const requestView = ({ scope, ...request }: DeletionRequest) => ({
  requestId: request.requestId,
  scope: scope.kind,
  ...(scope.kind === "category" ? { category: scope.category } : {}),
  status: coreOf(request.state),
  state: request.state,
  ...(request.reason === undefined ? {} : { reason: request.reason }),
  ...(request.reviewBy === undefined ? {} : { reviewBy: iso(request.reviewBy) }),
  submittedAt: iso(request.submittedAt),
  receivedAt: iso(request.receivedAt),
  deadline: iso(request.deadline),
  changedAt: iso(request.changedAt),
});
