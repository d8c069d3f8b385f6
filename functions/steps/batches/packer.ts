/**
 * Packs writes into as few requests as there can be, keeps several of them under way, and sends again what was
 * throttled or failed. Nothing is dropped: each write is heard of once it is done or its condition was not met,
 * or `flush` throws. A write that is refused stops no other; a request that is refused as a whole stops all.
 */
import { dispatch, mostWaiting, type Send } from "./dispatch.ts";
import type { Heard } from "./job.ts";
import type { Pace } from "./pace.ts";

export type Packer<T> = {
  /** Takes writes in, and waits while there is no room for more; `own` is a pace besides the packer's. */
  add(items: readonly T[], heard: Heard<T>, own?: Pace): Promise<void>;
  /** Sends what is left, and waits until all has been heard of; throws if a write was given up. */
  flush(): Promise<void>;
  /** Whether nothing more is taken in. */
  isBroken(): boolean;
};

export const packer = <T>(send: Send<T>): Packer<T> => {
  const { desk, pump, changed } = dispatch(send);
  const waitWhile = async (isSo: () => boolean): Promise<void> => {
    while (isSo()) await changed.next();
    if (desk.broken !== undefined) throw desk.broken.cause;
  };
  const isFull = () => desk.broken === undefined && desk.waiting.length >= mostWaiting;
  const isBusy = () =>
    desk.underWay > 0 || (desk.broken === undefined && desk.waiting.length + desk.away > 0);
  return {
    add: async (items, heard, own) => {
      for (const item of items) {
        if (desk.broken !== undefined || isFull()) await waitWhile(isFull);
        desk.waiting.push({ item, heard, pace: own, failures: 0, throttles: 0 });
        pump();
      }
    },
    flush: async () => {
      desk.flushing++;
      pump();
      await waitWhile(isBusy).finally(() => desk.flushing--);
      if (desk.refusal !== undefined) throw desk.refusal.cause;
    },
    isBroken: () => desk.broken !== undefined,
  };
};

/** Sends some writes, and answers how many were done, and which were not since their conditions were not met. */
export const sendAll = async <T>(
  send: Send<T>,
  items: readonly T[],
): Promise<{ readonly done: number; readonly unmet: readonly T[] }> => {
  const unmet: T[] = [];
  const pack = packer(send);
  await pack.add(items, (item, done) => {
    if (!done) unmet.push(item);
  });
  await pack.flush();
  return { done: items.length - unmet.length, unmet };
};
