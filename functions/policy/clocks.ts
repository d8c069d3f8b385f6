/**
 * The clocks that callers give, and how far each may be from ours. One that is a little ahead counts from its arrival; one that
 * is further ahead than `ahead` is refused, since nobody's clock is off by so much, and what it dates would lie where
 * nobody looks. Further back it counts as it is ("counts"), is over when it comes ("expires", by the period that its data is kept),
 * is refused, or counts from as far back as is taken ("counts-from").
 */
import { lawful, operational } from "./periods.ts";

export type Clock = {
  /** What callers call it. */
  readonly field: string;
  readonly ahead: string;
  readonly back:
    | { readonly kind: "expires" | "counts" }
    | { readonly kind: "refused" | "counts-from"; readonly period: string };
};

const ahead = operational.clockAhead;
const expires = { kind: "expires" } as const;
const asked = { kind: "refused", period: lawful.longestAnswer } as const;
const heard = { kind: "counts-from", period: operational.eventAge } as const;

export const clocks = {
  message: { field: "sentAt", ahead, back: expires },
  edit: { field: "editedAt", ahead, back: { kind: "counts" } },
  tencentMessage: { field: "MsgTime", ahead, back: expires },
  tencentProfile: { field: "EventTime", ahead, back: expires },
  log: { field: "time", ahead, back: expires },
  monitoring: { field: "minute", ahead, back: expires },
  request: { field: "submittedAt", ahead, back: asked },
  dsr: { field: "submitted_time", ahead, back: asked },
  billing: { field: "time", ahead, back: heard },
} as const satisfies Readonly<Record<string, Clock>>;

export type ClockName = keyof typeof clocks;
