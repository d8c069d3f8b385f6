import { limits } from "../../policy/limits.ts";
import type { Outcome } from "../../ports.ts";
import { comeBack, type Fate, fateOf, isNew, type Job } from "./job.ts";
import { type Pace, pace, tableRate } from "./pace.ts";
import { type Signal, signal } from "./signal.ts";

/** Requests under way at once. */
const width = 16;
const size = limits.dynamodbBatch;
export const mostWaiting = width * size;

/** Sends a batch in one request; answers what became of each write. */
export type Send<T> = (batch: readonly T[]) => Promise<readonly Outcome[]>;

/** The writes that wait for a request, and the requests under way. */
export type Desk<T> = {
  readonly waiting: Job<T>[];
  underWay: number;
  /** Jobs that wait for their turn to be sent again, outside of any request. */
  away: number;
  /** How many wait for everything to be done. */
  flushing: number;
  /** Writes that were given up one after the other, without any that was done between them. */
  lost: number;
  /** Why a write was given up, if one was. */
  refusal?: { readonly cause: unknown };
  broken?: { readonly cause: unknown };
};

/** After so many writes that were given up in a row it is not the writes' fault. */
const mostLost = 4 * size;

/** Notes what was given up of a batch: nobody hears of it but who flushes. */
const noteLost = <T>(desk: Desk<T>, fates: readonly Fate[]): void => {
  const lost = fates.filter((fate) => fate === "lost").length;
  desk.lost = fates.includes("ended") ? 0 : desk.lost + lost;
  if (lost === 0) return;
  desk.refusal ??= { cause: new Error("DynamoDB keeps refusing") };
  if (desk.lost >= mostLost) desk.broken ??= desk.refusal;
};

/** Sends a batch; answers what is to be sent again. */
const settle = async <T>(send: Send<T>, common: Pace, desk: Desk<T>, batch: readonly Job<T>[]) => {
  await common.turn(batch.length);
  const outcomes = await send(batch.map(({ item }) => item));
  const now = performance.now();
  batch.forEach((job, index) => {
    const isTaken = outcomes[index] !== "throttled";
    common.heard(isTaken, now);
    job.pace?.heard(isTaken, now);
  });
  const fates = batch.map((job, index) => fateOf(job, outcomes[index]));
  noteLost(desk, fates);
  return batch.filter((_, index) => fates[index] === "again");
};

/** The last few are not waited for to fill a request, unless they come back: then what else comes back may. */
const isWorthARequest = <T>({ waiting, flushing, underWay, away }: Desk<T>): boolean => {
  if (waiting.length >= size) return true;
  const isLast = flushing > 0 && waiting.length > 0;
  return isLast && (underWay + away === 0 || waiting.some(isNew));
};

/** Sends what lies on a desk, as long as it is worth a request; `changed` fires whenever something has been heard. */
export const dispatch = <T>(
  send: Send<T>,
): { readonly desk: Desk<T>; readonly pump: () => void; readonly changed: Signal } => {
  const desk: Desk<T> = { waiting: [], underWay: 0, away: 0, flushing: 0, lost: 0 };
  const common = pace(tableRate);
  const changed = signal();
  const wake = (): void => {
    pump();
    changed.fire();
  };
  const resend = async (job: Job<T>): Promise<void> => {
    desk.away++;
    await comeBack(job);
    desk.away--;
    desk.waiting.push(job);
    wake();
  };
  const sendOne = async (): Promise<void> => {
    desk.underWay++;
    try {
      const batch = desk.waiting.splice(0, size);
      for (const job of await settle(send, common, desk, batch)) void resend(job);
    } catch (cause) {
      desk.broken ??= { cause };
    }
    desk.underWay--;
    wake();
  };
  const pump = (): void => {
    while (desk.broken === undefined && desk.underWay < width && isWorthARequest(desk)) {
      void sendOne();
    }
  };
  return { desk, pump, changed };
};
