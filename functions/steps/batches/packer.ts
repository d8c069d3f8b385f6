/**
 * Packs writes into as few requests as there can be, keeps several of them under way, and sends again what was
 * throttled or failed. Nothing is dropped: each write is heard of once it is done or its condition was not met,
 * or `flush` throws.
 */
import { limits } from "../../policy/limits.ts";
import type { Outcome } from "../../ports.ts";
import { type Pace, pace, tableRate } from "./pace.ts";
import { signal } from "./signal.ts";

/** Requests under way at once. */
const width = 16;
const size = limits.dynamodbBatch;
/** So many times a write is sent before it is given up; the message that asked for it comes again. */
const tries = 12;
const firstPauseMs = 25;

export type Heard<T> = (item: T, done: boolean) => void;

type Job<T> = {
  readonly item: T;
  readonly heard: Heard<T>;
  readonly pace: Pace | undefined;
  sent: number;
};

export type Packer<T> = {
  /** Takes writes in, and waits while there is no room for more; `own` is a pace besides the packer's. */
  add(items: readonly T[], heard: Heard<T>, own?: Pace): Promise<void>;
  /** Sends what is left, and waits until all has been heard of. */
  flush(): Promise<void>;
};

const pauseAfter = (sent: number) =>
  new Promise((go) => setTimeout(go, Math.random() * firstPauseMs * 2 ** Math.min(sent, 6)));

/** Tells who waits for it what became of a job; answers whether it is to be sent again. */
const goesAgain = <T>(job: Job<T>, outcome: Outcome | undefined): boolean => {
  if (outcome === "done" || outcome === "unmet") {
    job.heard(job.item, outcome === "done");
    return false;
  }
  if (++job.sent >= tries) throw new Error("DynamoDB keeps refusing");
  return true;
};

/** The writes that wait for a request, and the requests under way. */
type Desk<T> = {
  readonly waiting: Job<T>[];
  readonly common: Pace;
  readonly send: (batch: readonly T[]) => Promise<readonly Outcome[]>;
  underWay: number;
  flushing: number;
};

const settle = async <T>(desk: Desk<T>, batch: readonly Job<T>[]): Promise<void> => {
  await desk.common.turn(batch.length);
  const outcomes = await desk.send(batch.map(({ item }) => item));
  for (const [index, job] of batch.entries()) {
    const isTaken = outcomes[index] !== "throttled";
    desk.common.heard(isTaken);
    job.pace?.heard(isTaken);
  }
  const again = batch.filter((job, index) => goesAgain(job, outcomes[index]));
  if (outcomes.includes("failed")) await pauseAfter(again[0]?.sent ?? 0);
  desk.waiting.push(...again);
};

/** The last few are not waited for to fill a request, unless they come back: then what else comes back may. */
const isWorthARequest = <T>({ waiting, flushing, underWay }: Desk<T>): boolean => {
  if (waiting.length >= size) return true;
  const isLast = flushing > 0 && waiting.length > 0;
  return isLast && (underWay === 0 || waiting[0]?.sent === 0);
};

export const packer = <T>(send: Desk<T>["send"]): Packer<T> => {
  const desk: Desk<T> = { waiting: [], common: pace(tableRate), send, underWay: 0, flushing: 0 };
  const changed = signal();
  let broken: { readonly cause: unknown } | undefined;

  const sendOne = async (): Promise<void> => {
    desk.underWay++;
    await settle(desk, desk.waiting.splice(0, size)).catch((cause) => {
      broken ??= { cause };
    });
    desk.underWay--;
    pump();
    changed.fire();
  };
  const pump = (): void => {
    while (broken === undefined && desk.underWay < width && isWorthARequest(desk)) void sendOne();
  };
  const waitWhile = async (isSo: () => boolean): Promise<void> => {
    while (isSo()) await changed.next();
    if (broken !== undefined) throw broken.cause;
  };
  const isFull = () => broken === undefined && desk.waiting.length >= width * size;
  const isBusy = () => desk.underWay > 0 || (broken === undefined && desk.waiting.length > 0);

  return {
    add: async (items, heard, own) => {
      for (const item of items) {
        if (broken !== undefined || isFull()) await waitWhile(isFull);
        desk.waiting.push({ item, heard, pace: own, sent: 0 });
        pump();
      }
    },
    flush: async () => {
      desk.flushing++;
      pump();
      await waitWhile(isBusy).finally(() => desk.flushing--);
    },
  };
};

/** Sends some writes, and answers how many were done and how many were not as their conditions wanted them. */
export const sendAll = async <T>(
  send: (batch: readonly T[]) => Promise<readonly Outcome[]>,
  items: readonly T[],
): Promise<{ readonly done: number; readonly unmet: number }> => {
  const total = { done: 0, unmet: 0 };
  const pack = packer(send);
  await pack.add(items, (_, done) => {
    total[done ? "done" : "unmet"]++;
  });
  await pack.flush();
  return total;
};
