import { progressView } from "./progress.ts";
import type { AgreedPlan, DeletionRequest } from "./request.ts";
import { coreOf, type State } from "./states.ts";

const iso = (instant: number): string => new Date(instant).toISOString();

/** The plan that was agreed to; while it has changed, what was found in its place, and waits for an answer. */
const planView = ({ expects, found }: AgreedPlan, state: State) => ({
  previewDigest: expects,
  ...(state === "plan_changed" && found !== undefined ? { preview: found } : {}),
});

/** A request as its app sees it; whom it is about the app knows by its own records. */
export const requestView = ({ scope, ...request }: DeletionRequest) => ({
  requestId: request.requestId,
  scope: scope.kind,
  ...(scope.kind === "category" ? { category: scope.category } : {}),
  status: coreOf(request.state),
  state: request.state,
  ...(request.reason === undefined ? {} : { reason: request.reason }),
  ...(request.reviewBy === undefined ? {} : { reviewBy: iso(request.reviewBy) }),
  ...(request.counts === undefined ? {} : { holders: progressView(request.counts) }),
  ...(request.plan === undefined ? {} : planView(request.plan, request.state)),
  submittedAt: iso(request.submittedAt),
  receivedAt: iso(request.receivedAt),
  deadline: iso(request.deadline),
  changedAt: iso(request.changedAt),
});
