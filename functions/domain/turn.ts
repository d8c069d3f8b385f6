/**
 * Invariant 8: work that takes many messages is a chain of them, and each has a turn: the chain's id and how many came
 * before it. So a message is known for a later one of its chain before anybody has noted that it was sent.
 */
import { milliseconds } from "../policy/duration.ts";
import { operational } from "../policy/periods.ts";

/** The turn of one message of a chain, `<chain>.<step>`: whoever has an earlier one works no more. */
export type Turn = string;

const digits = 8;
const numbered = (chain: string, step: number): Turn =>
  `${chain}.${String(step).padStart(digits, "0")}`;

/** How the first turn of each chain ends. */
export const firstStep = numbered("", 0);
export const firstOf = (chain: string): Turn => chain + firstStep;

/** What all turns of a chain begin with. */
export const chainIn = (turn: Turn): string => turn.slice(0, -digits);

/** The turn of the message that follows. */
export const turnAfter = (turn: Turn): Turn =>
  numbered(chainIn(turn).slice(0, -1), Number(turn.slice(-digits)) + 1);

/** Whose turn it is as a row says it: until when (epoch ms), and which message has taken it, if it has arrived. */
export type TurnRow = {
  readonly turn?: Turn | undefined;
  readonly leased?: number | undefined;
  readonly taken?: string | undefined;
};

export const leasedUntil = (now: number): number => now + milliseconds(operational.lease);

/** A first message that was sent before this has a lease that ends no later than what this answers (epoch ms). */
export const sentAgainUntil = (now: number): number =>
  leasedUntil(now) - milliseconds(operational.sentAgain);

/** Whether nothing is to be begun: somebody is at work, or was sent word not long ago. */
export const isAtWork = ({ turn = "", leased = 0, taken }: TurnRow, now: number): boolean =>
  leased > now &&
  (taken !== undefined || !turn.endsWith(firstStep) || leased > sentAgainUntil(now));
