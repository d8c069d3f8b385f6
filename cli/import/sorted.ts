/** Tells what is worth sending from what is left out, and whether an export was one at all. */
import { Failure } from "../failure.ts";
import type { Found, FoundMessage } from "./found.ts";
import { isAhead, isOver } from "./retention.ts";
import type { Tally } from "./tally.ts";

/** How an export was understood as a whole. */
export type Understood = { files: number; brokenOff: number; unfit: number };

export type Sorting = {
  /** How long the app keeps messages (ISO 8601). */
  readonly period: string;
  readonly now: () => number;
  readonly tally: Tally;
  readonly understood: Understood;
};

const note = (found: Exclude<Found, { kind: "message" }>, { tally, understood }: Sorting): void => {
  if (found.kind === "recognised") understood.files += 1;
  else if (found.kind === "skipped") tally.skip(found.why);
  else {
    tally.unfit({ ...found.origin, why: found.why });
    if (found.brokenOff) understood.brokenOff += 1;
    else understood.unfit += 1;
  }
};

/** A clock that is ahead must not keep later edits away. */
const notAhead = ({ message, ...one }: FoundMessage, now: number): FoundMessage => {
  const { editedAt } = message;
  if (editedAt === undefined || Date.parse(editedAt) <= now) return { ...one, message };
  return { ...one, message: { ...message, editedAt: new Date(now).toISOString() } };
};

/** What is worth sending; the rest is counted. */
export async function* worthSending(
  found: AsyncIterable<Found>,
  sorting: Sorting,
): AsyncGenerator<FoundMessage> {
  for await (const one of found) {
    if (one.kind !== "message") note(one, sorting);
    else if (isAhead(one.message.sentAt, sorting.now()))
      sorting.tally.skip("is dated in the future");
    else if (isOver(one.message.sentAt, sorting.period, sorting.now()))
      sorting.tally.add("tooOld", 1);
    else yield notAhead(one, sorting.now());
  }
}

/**
 * Why an export was not taken as one, though nothing else failed; undefined if it was. Whoever imports and then deletes the
 * source must not lose what was never read.
 */
export const mistakeIn = (
  { files, brokenOff, unfit }: Understood,
  found: number,
  lookedFor: string,
): Failure | undefined => {
  if (files === 0) return new Failure("failed", `Nothing is ${lookedFor}`);
  if (brokenOff > 0) {
    return new Failure(
      "failed",
      "Not all of the export could be read to its end",
      "The files are named above",
    );
  }
  if (unfit * 2 <= found) return undefined;
  return new Failure("failed", "More than half of it is not in a form that is known");
};
