/**
 * Invariant 7: a request ends. Its life is a table, so that no order of events leads backwards and nothing follows
 * an end. The four statuses of OpenDSR 2.0 (6.6) are what others are told; ours say more, and stand in an extension.
 */

import type { Plan } from "./plan.ts";

export const states = [
  "pending",
  "in_progress",
  "plan_changed",
  "held",
  "partial",
  "completed",
  "cancelled",
  "denied",
] as const;
export type State = (typeof states)[number];

/** Why a request is refused, in the words of the Data Rights Protocol 1.0. */
const denials = [
  "suspected_fraud",
  "insuf_verification",
  "no_match",
  "claim_not_covered",
  "outside_jurisdiction",
  "too_many_requests",
  "other",
] as const;
export type Denial = (typeof denials)[number];

/**
 * What happens to a request; a hold says when it will be looked at again (epoch ms), if anybody said so. A `change` is
 * that another plan was found than was agreed to, an `answer` agrees to one; if none has come by the deadline, the request
 * has to `expire`.
 */
export type RequestEvent =
  | { readonly kind: "start" | "part" | "complete" | "cancel" | "expire" }
  | { readonly kind: "change"; readonly found: Plan }
  | { readonly kind: "answer"; readonly digest: string }
  | { readonly kind: "hold"; readonly reviewBy?: number }
  | { readonly kind: "deny"; readonly reason: Denial };
export type EventKind = RequestEvent["kind"];

const begun = {
  start: "in_progress",
  hold: "held",
  part: "partial",
  complete: "completed",
  deny: "denied",
} as const;

const transitions: Readonly<Record<State, Partial<Readonly<Record<EventKind, State>>>>> = {
  pending: { start: "in_progress", cancel: "cancelled", deny: "denied" },
  in_progress: { ...begun, change: "plan_changed", answer: "in_progress" },
  plan_changed: {
    change: "plan_changed",
    answer: "in_progress",
    cancel: "cancelled",
    expire: "cancelled",
    deny: "denied",
  },
  held: begun,
  partial: begun,
  completed: { complete: "completed" },
  cancelled: { cancel: "cancelled", expire: "cancelled" },
  denied: { deny: "denied" },
};

/** The state after an event; undefined if the event cannot happen in this one. */
export const nextState = (state: State, event: EventKind): State | undefined =>
  transitions[state][event];

const finals: readonly State[] = ["completed", "cancelled", "denied"];

export const isFinal = (state: State): boolean => finals.includes(state);

export type CoreStatus = "pending" | "in_progress" | "completed" | "cancelled";

const cores: Readonly<Record<State, CoreStatus>> = {
  pending: "pending",
  in_progress: "in_progress",
  plan_changed: "in_progress",
  held: "in_progress",
  partial: "in_progress",
  completed: "completed",
  cancelled: "cancelled",
  denied: "cancelled",
};

/** The status in OpenDSR's words. */
export const coreOf = (state: State): CoreStatus => cores[state];
