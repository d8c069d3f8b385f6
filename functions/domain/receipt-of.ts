/** The receipt of a deletion, made from what it left behind and from what somebody else saw. */
import { after } from "../policy/duration.ts";
import { policy } from "../policy/policy.ts";
import { clausesOf, saysHeld, storesOf, uncoveredBy } from "../policy/receipts.ts";
import type { Unplaced } from "./receipt.ts";
import type { Counts, Draft } from "./receipt-draft.ts";

/**
 * What the notary found when it looked again: records per holder that are left or that a law holds, and recipients that
 * have not confirmed yet.
 */
export type Remains = {
  readonly left: Readonly<Record<string, number>>;
  readonly held?: Readonly<Record<string, number>> | undefined;
  readonly unconfirmed: readonly string[];
};

const none: Counts = { found: 0, deleted: 0, refused: 0 };
const iso = (instant: number): string => new Date(instant).toISOString();

const notCovered = ({ cause, category, ended }: Draft, { unconfirmed }: Remains) => [
  ...uncoveredBy(cause, category).map(({ what, period }) => ({
    what,
    until: iso(after(ended, period)),
  })),
  ...unconfirmed.map((recipient) => ({ what: `details shared with ${recipient}`, until: null })),
];

/** The workers pass over what is held, so it is added to what they found. */
const holdersOf = ({ cause, category: about, counts }: Draft, { left, held = {} }: Remains) =>
  storesOf(cause, about).map(({ holder, category }) => {
    const { found, deleted, refused } = counts[holder] ?? none;
    const remaining = left[holder] ?? 0;
    const gone = cause === "request" ? Math.max(deleted - remaining, 0) : deleted;
    const kept = held[holder] ?? 0;
    const seen = { holder, category, found: found + kept, deleted: gone, refused, remaining };
    return saysHeld(cause) ? { ...seen, held: kept } : seen;
  });

export const isComplete = ({ left }: Remains): boolean =>
  Object.values(left).every((records) => records === 0);

/** The receipt of a deletion as it was read back at an instant (epoch ms). It never says more than was seen. */
export const receiptOf = (
  draft: Draft,
  remains: Remains,
  at: number,
  by: { readonly key: string; readonly region: string },
): Unplaced => ({
  ...by,
  format: "chat-retention/receipt/2",
  chain: draft.chain,
  policy: policy.version,
  cause: draft.cause,
  deletion: draft.name,
  scope: draft.scope,
  clauses: [...clausesOf(draft.cause, draft.category)],
  began: iso(draft.began),
  ended: iso(draft.ended),
  readBack: iso(Math.max(at, draft.ended)), // the clocks of two machines differ a little
  outcome: isComplete(remains) ? "complete" : "incomplete",
  holders: holdersOf(draft, remains),
  ...(draft.elsewhere?.length ? { elsewhere: [...draft.elsewhere] } : {}),
  notCovered: notCovered(draft, remains),
});
