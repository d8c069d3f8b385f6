/**
 * A request to delete (DA-5.request). Invariant 10: it names a person or a conversation by the keyed digest that
 * stands in our keys anyway, and its body by another; where the callbacks go is sealed.
 */
import type { Chosen, Perishable } from "../../policy/categories.ts";
import { after, milliseconds } from "../../policy/duration.ts";
import { lawful, operational } from "../../policy/periods.ts";
import { ttlOf } from "../keeping.ts";
import type { TurnRow } from "../turn.ts";
import type { Plan } from "./plan.ts";
import type { ProgressByHolder } from "./progress.ts";
import { isFinal, nextState, type RequestEvent, type State } from "./states.ts";

/** What is asked for: by default that something goes, or a copy of all that is held of a person (GDPR Art. 15). */
export type RequestType = "erasure" | "access";

/** What a bundle has of a category: nothing if it is not stored; `records` counts what its files hold. */
export type BundlePart = {
  readonly category: Chosen;
  readonly stored: boolean;
  readonly records: number;
  readonly files: number;
};

/** A bundle; `openedAt` is when its making began (epoch ms), `parts` are there once it is made. */
export type Bundle = { readonly openedAt: number; readonly parts?: readonly BundlePart[] };

/** What is to go: all of a person, a conversation, or a category of the app. Digests are the app's own. */
export type Scope =
  | { readonly kind: "user" | "conversation"; readonly digest: string }
  | { readonly kind: "category"; readonly category: Perishable };

/** How a request came, and so in which words its callbacks are. */
export type Intake = "opendsr" | "opengdpr" | "plain";

/**
 * The plan that whoever asked has seen: its digest, the plan that was found in its place, and whether the two have
 * been found to be the same, so that the work may begin.
 */
export type AgreedPlan = {
  readonly expects: string;
  readonly found?: Plan | undefined;
  readonly agreed?: boolean | undefined;
};

/**
 * Instants in epoch ms; `expiresAt` in epoch seconds. `changes` counts the changes of state, `told` is the last one
 * that the callbacks know of, `revision` counts how often the row was written; `subject` is whom it is about, sealed, for
 * stores of the operator's own; `begunAt` is when it was first worked on, `counts` how far it is in each store; `due` is
 * when to look at it again, `ownDone` whether only stores of the operator's own are waited for.
 */
export type DeletionRequest = {
  readonly appId: string;
  readonly requestId: string;
  readonly type?: RequestType | undefined;
  readonly intake: Intake;
  readonly regulation?: "gdpr" | "ccpa" | undefined;
  readonly scope: Scope;
  readonly fingerprint: string;
  readonly callbacks?: { readonly sealed: string; readonly count: number } | undefined;
  readonly subject?: string | undefined;
  readonly submittedAt: number;
  readonly receivedAt: number;
  readonly deadline: number;
  readonly state: State;
  readonly reason?: string | undefined;
  readonly reviewBy?: number | undefined;
  readonly changes: number;
  readonly told: number;
  readonly changedAt: number;
  readonly begunAt?: number | undefined;
  readonly counts?: ProgressByHolder | undefined;
  readonly plan?: AgreedPlan | undefined;
  readonly bundle?: Bundle | undefined;
  readonly ownDone?: boolean | undefined;
  readonly due?: number | undefined;
  readonly expiresAt?: number | undefined;
  readonly revision: number;
} & TurnRow;

type Asked = Pick<
  DeletionRequest,
  | "appId"
  | "requestId"
  | "type"
  | "intake"
  | "regulation"
  | "scope"
  | "fingerprint"
  | "callbacks"
  | "subject"
  | "plan"
> & { readonly submittedAt: number };

/** A request as it begins. Its clock starts when the person asked, and never after we heard of it. */
export const newRequest = (asked: Asked, now: number): DeletionRequest => {
  const submittedAt = Math.min(asked.submittedAt, now);
  return {
    ...asked,
    submittedAt,
    receivedAt: now,
    deadline: after(submittedAt, lawful.requestAnswer),
    state: "pending",
    changes: 0,
    told: 0,
    changedAt: now,
    due: now + milliseconds(operational.sweepEvery),
    revision: 1,
  };
};

export const typeOf = ({ type = "erasure" }: Pick<DeletionRequest, "type">): RequestType => type;

/** When a bundle and every link to it are over (epoch ms). */
export const bundleEnd = ({ openedAt }: Bundle): number =>
  openedAt + milliseconds(operational.accessBundle);

/** When an open request is near its deadline (epoch ms). */
export const warnedAt = ({ deadline }: Pick<DeletionRequest, "deadline">): number =>
  deadline - milliseconds(operational.requestWarning);

/** Whether a row is over, though it may still lie there (invariant 1). */
export const isForgotten = ({ expiresAt }: DeletionRequest, now: number): boolean =>
  expiresAt !== undefined && now >= expiresAt * 1000;

const isUntold = ({ told, changes, callbacks }: DeletionRequest): boolean =>
  callbacks !== undefined && told < changes;

/** The change of a request that its callbacks are still to be told, if there is one. */
export const untoldChange = (request: DeletionRequest): number | undefined =>
  isUntold(request) ? request.changes : undefined;

const isAnswerAwaited = ({ state }: DeletionRequest): boolean => state === "plan_changed";

/** Whether nobody has agreed to what was found instead until the deadline: then the request ends, and nothing has gone. */
export const isUnanswered = (request: DeletionRequest, now: number): boolean =>
  isAnswerAwaited(request) && now >= request.deadline;

/** A request with its next due instant: none once it is final and all have been told; a held one is called when it may go on. */
export const dueAgain = (request: DeletionRequest, now: number): DeletionRequest => {
  const open = !isFinal(request.state) || isUntold(request);
  const waits = request.state === "held" || request.state === "plan_changed";
  const wait = waits ? operational.heldAgain : operational.requestAgain;
  const later = now + milliseconds(wait);
  // Whoever waits for an answer that never comes is looked at when there is no more time for one.
  const due = isAnswerAwaited(request) ? Math.min(later, Math.max(request.deadline, now)) : later;
  return { ...request, due: open ? due : undefined };
};

const detailsOf = (event: RequestEvent): Pick<DeletionRequest, "reason" | "reviewBy"> => {
  if (event.kind === "hold") return { reason: "legal_obligation", reviewBy: event.reviewBy };
  if (event.kind === "expire") return { reason: "plan_not_agreed", reviewBy: undefined };
  return { reason: event.kind === "deny" ? event.reason : undefined, reviewBy: undefined };
};

/** The plan after an event: another one was found, or whoever asked agrees to one. */
const planAfter = ({ plan }: DeletionRequest, event: RequestEvent): AgreedPlan | undefined => {
  if (event.kind === "answer") return { ...plan, expects: event.digest };
  return event.kind === "change" && plan !== undefined ? { ...plan, found: event.found } : plan;
};

/** A plan that was found to be as agreed cannot change any more: what is carried out is no other plan. */
const isTooLate = ({ plan }: DeletionRequest, { kind }: RequestEvent): boolean =>
  kind === "change" && plan?.agreed === true;

/** What an event makes of a request: another one, the same, or undefined if it cannot happen now. */
export const advance = (
  request: DeletionRequest,
  event: RequestEvent,
  now: number,
): DeletionRequest | undefined => {
  const state = nextState(request.state, event.kind);
  if (state === undefined || isTooLate(request, event)) return undefined;
  const details = detailsOf(event);
  const isSame = state === request.state && details.reviewBy === request.reviewBy;
  if (isSame) return request;
  const end = isFinal(state) ? ttlOf(now + milliseconds(operational.requestRows)) : undefined;
  const begunAt = request.begunAt ?? (event.kind === "start" ? now : undefined);
  const subject = isFinal(state) ? undefined : request.subject;
  const plan = planAfter(request, event);
  const changed = {
    state,
    begunAt,
    subject,
    plan,
    changes: request.changes + 1,
    changedAt: now,
    expiresAt: end,
  };
  return dueAgain({ ...request, ...details, ...changed }, now);
};
