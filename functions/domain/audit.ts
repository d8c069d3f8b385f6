/**
 * How far the audit of a table's directory has come, and whether anybody may go by that directory. A restore, and records
 * that were found unlisted, put it in doubt, until a pass that began afterwards has seen every record and found none
 * unlisted: "nothing is left" is said of no store whose directory is in doubt (invariant 7). Instants in epoch ms.
 */
import { milliseconds } from "../policy/duration.ts";
import { operational } from "../policy/periods.ts";

/** A pass under way: it goes on at `cursor`, `pages` of the table have been read. */
export type Pass = {
  readonly startedAt: number;
  readonly cursor?: string | undefined;
  readonly pages: number;
  readonly unlisted: number;
};

export type Passed = Omit<Pass, "cursor"> & { readonly completedAt: number };

/** What the audit notes; `cleanSince` is when the last pass began that found nothing. */
export type Progress = {
  readonly pass?: Pass | undefined;
  readonly last?: Passed | undefined;
  readonly cleanSince?: number | undefined;
};

/** The same, and what puts the directory in doubt: when a restore was last at work, and when records were found unlisted. */
export type AuditState = Progress & {
  readonly restoredAt?: number | undefined;
  readonly foundAt?: number | undefined;
};

const never = Number.NEGATIVE_INFINITY;
const every = milliseconds(operational.auditPass);

/** Until when records may have come that nobody lists: a call of a restore lives on for a while after it was noted. */
const restingUntil = ({ restoredAt = never }: AuditState): number =>
  restoredAt + milliseconds(operational.restoreRest);

/** Until when records may have been there that nobody listed. */
const doubtedUntil = (state: AuditState): number =>
  Math.max(restingUntil(state), state.foundAt ?? never);

/** Whether nobody can say that every record is listed. */
export const isInDoubt = (state: AuditState): boolean => {
  const until = doubtedUntil(state);
  return until > never && (state.cleanSince ?? never) <= until;
};

/** Whether somebody who has gone by the directory since an instant may have missed a record, though it is listed by now. */
export const wasInDoubt = (state: AuditState, since: number): boolean =>
  isInDoubt(state) || doubtedUntil(state) >= since;

/** Whether it is time for a pass: at once if somebody may wait for it, though none that a restore might escape. */
const isTime = (state: AuditState, now: number): boolean => {
  if (isInDoubt(state)) return now > restingUntil(state);
  return state.last === undefined || now >= state.last.startedAt + every;
};

/** The pass to go on with, from its beginning or its cursor; undefined if it is not time for one. */
export const passAt = (state: AuditState, now: number): Pass | undefined => {
  const { pass } = state;
  if (pass !== undefined && pass.startedAt > restingUntil(state)) return pass;
  return isTime(state, now) ? { startedAt: now, pages: 0, unlisted: 0 } : undefined;
};

/**
 * How many pages to read now, so that a pass that is as long as the last one takes `operational.auditPass`; one that turns
 * out longer hurries. Without one to go by, and in doubt, there is no bound but time.
 */
export const pagesNow = (state: AuditState, { startedAt, pages }: Pass, now: number): number => {
  const { last } = state;
  if (last === undefined || isInDoubt(state)) return Number.POSITIVE_INFINITY;
  const expected = pages < last.pages ? last.pages : 2 * pages;
  const share = (now + milliseconds(operational.auditEvery) - startedAt) / every;
  return Math.max(1, Math.ceil(expected * share) - pages);
};

/** What is to be noted of a pass that has come so far, and to its end if it has no cursor. */
export const progressOf = (state: AuditState, pass: Pass, now: number): Progress => {
  const { last, cleanSince } = state;
  const { cursor, ...passed } = pass;
  if (cursor !== undefined) return { pass, last, cleanSince };
  const isClean = passed.unlisted === 0;
  return {
    pass: undefined,
    last: { ...passed, completedAt: now },
    cleanSince: isClean ? passed.startedAt : cleanSince,
  };
};
