/**
 * The parts of a purge that one worker cannot do alone, and whether they are being worked on. Invariant 8: handing out is
 * work like that of a part, with a row of its own, so that one that broke off is begun again by the same message.
 */
import { isAtWork } from "../domain/turn.ts";
import { milliseconds } from "../policy/duration.ts";
import { operational } from "../policy/periods.ts";
import type { ErasureRow, Erasures, Queue } from "../ports.ts";
import { type Part, parts } from "../steps/erasures/parts.ts";

type HandingOut = {
  readonly erasures: Pick<Erasures, "ask" | "count" | "rows">;
  readonly queue: Queue<{ readonly appId: string; readonly look: number; readonly part: Part }>;
};

/** The name of a part's row. */
export const rowOf = (part: Part): string => `purge-${part}`;

/** Whether a part has more to do. */
export const isOpen = ({ asked = 0, done = 0 }: ErasureRow): boolean => done < asked;

const handingOut = "purge-handing-out";

/**
 * Whether all parts of a purge have been handed out and are being worked on: a reminder of it, from the sweep, has nothing
 * to add then.
 */
export const isUnderWay = async (
  { erasures }: { readonly erasures: Pick<Erasures, "rows"> },
  app: string,
  now: number,
): Promise<boolean> => {
  const step = milliseconds(operational.erasureStep);
  const open = (await erasures.rows(app)).filter(isOpen);
  const isHandedOut = open.every(({ row }) => row !== handingOut);
  const isAlive = (row: ErasureRow) => now - row.updatedAt < step || isAtWork(row, now);
  return isHandedOut && open.some(isAlive);
};

const none = { found: 0, erased: 0, partitions: 0 };

/** What is left, and what was asked for before by somebody who may have died before it was handed out. */
const allLeft = async (
  { erasures }: Pick<HandingOut, "erasures">,
  app: string,
  left: readonly Part[],
): Promise<readonly Part[]> => {
  const open = (await erasures.rows(app)).filter(isOpen).map(({ row }) => row);
  return parts.filter((part) => left.includes(part) || open.includes(rowOf(part)));
};

/**
 * Every part is asked for before the first is begun, so that none thinks that it is the last. Answers whether all have
 * been done meanwhile: then who hands out is the last.
 */
export const handOut = async (
  { erasures, queue }: HandingOut,
  app: string,
  look: number,
  left: readonly Part[],
  now: number,
): Promise<boolean> => {
  await erasures.ask(app, handingOut, look, now);
  const all = await allLeft({ erasures }, app, left);
  await Promise.all(all.map((part) => erasures.ask(app, rowOf(part), look, now)));
  await Promise.all(all.map((part) => queue.send({ appId: app, look, part })));
  await erasures.count(app, handingOut, none, { now, done: look });
  return !(await erasures.rows(app)).some(isOpen);
};
