/** A sequence as it is played: what was done to the product, and what the model makes of it. */

import type { Answer, Ask } from "../support/lambda-events.ts";
import type { Snapshot } from "../support/restore.ts";
import { iso } from "../support/verbs.ts";
import type { App, Piece } from "./life.ts";
import type { Digest, Stage } from "./stage.ts";

/** A broken promise, in words. */
export class Broken extends Error {}

export type Actor = { readonly app: App; readonly digest: Digest };
export type Play = {
  readonly stage: Stage;
  readonly actors: readonly [Actor, Actor];
  /** What was held, and lay there, after the step before, by app. */
  readonly heldBefore: Map<string, ReadonlySet<Piece>>;
  /** What had been recorded of calls and was held when all work was last done, by app. */
  readonly logsBefore: Map<string, ReadonlySet<string>>;
  /** What the view of readers depended on when it was last looked at, by app. */
  readonly views: Map<string, string>;
  /** What was backed up so far. */
  readonly backups: Snapshot[];
  /** Instant of the last sweep that came to its end (epoch ms). */
  sweptAt: number;
  /** How far the clocks of those who work in the background are off, and how far they have ever been ahead (ms). */
  skew: number;
  ahead: number;
  /** Whether only a second net ends something: it was lost, or an upload may still come to what is erased. */
  isLate: boolean;
  /** Whether rows of a directory may have been lost, with records beside them that were not. */
  isRowLost: boolean;
  /** Counts what people say, so that each is told from the others. */
  said: number;
};

/** What stands in everything that people say and are called: it must never be found in clear. */
export const canary = "canary";
export const people = [`${canary}-alice`, `${canary}-bob`] as const;
/** The last is a group of Tencent's, in which people write through webhooks alone. */
export const group = `${canary}-group`;
export const rooms = [`${canary}-room`, `${canary}-hall`, `group:${group}`] as const;

export const nowOf = ({ stage }: Play): number => stage.w.clock.now;
export const isoAt = iso;

/**
 * Calls the API as a client does, which repeats a call that failed on our side. That happens only if something was in
 * the way; `again` says that the answer is to a repetition.
 */
export const ask = async (
  { stage }: Play,
  action: string,
  call: Ask,
): Promise<Answer & { readonly again: boolean }> => {
  for (let count = 0; ; count++) {
    const { result, met } = await stage.running(() => stage.w.call(action, call));
    if (result.status < 500) return { ...result, again: count > 0 };
    if (!met) throw new Broken(`${action} answered ${result.status} though nothing was in the way`);
  }
};

/**
 * Lets a function hear an event, and again if it failed, which it may only if something was in the way. Answers what the
 * function does.
 */
export const hearing = async ({ stage }: Play, action: string, event: object): Promise<unknown> => {
  for (;;) {
    const { result, met } = await stage.running(() =>
      stage.w.deliver(action, event).then(
        (value) => ({ value }),
        (error: Error) => ({ error }),
      ),
    );
    if ("value" in result) return result.value;
    if (!met) throw new Broken(`${action} failed though nothing was in the way: ${result.error}`);
  }
};

/** Complains if an answer is none of those that can be. */
export const expecting = (what: string, { status, body }: Answer, ...possible: number[]): void => {
  if (possible.includes(status)) return;
  throw new Broken(`${what} was answered with ${status} ${JSON.stringify(body?.type)}`);
};

const operator = { scopes: ["chat-retention/operator"] };
/** Who places holds, and who lifts them: two people. */
export const counsel = { ...operator, person: "counsel" };
export const judge = { ...operator, person: "judge" };
