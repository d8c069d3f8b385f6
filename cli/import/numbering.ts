/** Ids of messages whose format has none: who wrote where and when, and which of several of that instant it was. */
import { digestOf } from "../../functions/domain/source-ids.ts";

/** The parts of an id; the same names again are the next one. */
export type Numbering = (...names: readonly (string | number)[]) => readonly string[];

/** Words are no part of it, so that a message which was edited since is the same message. */
export const numbering = (): Numbering => {
  const seen = new Map<string, number>();
  return (...names) => {
    const digest = digestOf(...names);
    const number = (seen.get(digest) ?? 0) + 1;
    seen.set(digest, number);
    return number === 1 ? [digest] : [digest, `again-${number}`];
  };
};
