import type { ClauseId } from "../../../functions/policy/clauses.ts";
import { ofMilliseconds } from "../../../functions/policy/duration.ts";

/** How long something lives; `Infinity` is for ever, `NaN` is not to be told. */
export type Life = {
  /** From the end of the promised period, or from when the bytes were written. */
  readonly from: "expiry" | "writing";
  readonly milliseconds: number;
};

/** One way in which a resource keeps data: the items, a backup of them, what waits in a queue. */
export type Copy = {
  readonly name: string;
  readonly property: string;
  /** How long anybody can read it. */
  readonly readable: Life;
  /** How long its bytes are there. */
  readonly physical: Life;
  readonly why: string;
  /** Where AWS documents a figure and does not promise it. */
  readonly usual?: boolean;
  /** Whether it is a backup, which the policy allows where it asks for one. */
  readonly backup?: boolean;
  /** A bound of its own, with the period of the policy it comes from. */
  readonly bound?: number;
  readonly clause?: ClauseId;
};

export const afterExpiry = (milliseconds: number): Life => ({ from: "expiry", milliseconds });
export const afterWriting = (milliseconds: number): Life => ({ from: "writing", milliseconds });
export const never = Number.POSITIVE_INFINITY;
export const undecided = Number.NaN;

/** A length in ISO 8601, or in words where there is none. */
export const inWords = (length: number): string => {
  if (Number.isNaN(length)) return "could not decide";
  return Number.isFinite(length) ? ofMilliseconds(length) : "for ever";
};

/** A life in words, beside the period that its category has. */
export const lifeInWords = ({ from, milliseconds }: Life, period: string): string => {
  if (from === "writing" || !Number.isFinite(milliseconds)) return inWords(milliseconds);
  return milliseconds === 0 ? period : `${period}, and ${inWords(milliseconds)}`;
};
