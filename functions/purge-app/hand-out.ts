/** The parts of a purge that one worker cannot do alone, and whether they are being worked on. */
import { milliseconds } from "../policy/duration.ts";
import { operational } from "../policy/periods.ts";
import type { ErasureRow, Erasures, Queue } from "../ports.ts";
import type { Part } from "../steps/erasures/parts.ts";

type HandingOut = {
  readonly erasures: Pick<Erasures, "ask" | "rows">;
  readonly queue: Queue<{ readonly appId: string; readonly look: number; readonly part: Part }>;
};

/** The name of a part's row. */
export const rowOf = (part: Part): string => `purge-${part}`;

/** Whether a part has more to do. */
export const isOpen = ({ asked = 0, done = 0 }: ErasureRow): boolean => done < asked;

/** Whether parts of a purge are being worked on: a reminder of it, from the sweep, has nothing to add then. */
export const isUnderWay = async (
  { erasures }: Pick<HandingOut, "erasures">,
  app: string,
  now: number,
): Promise<boolean> => {
  const step = milliseconds(operational.erasureStep);
  const rows = await erasures.rows(app);
  return rows.some((row) => isOpen(row) && now - row.updatedAt < step);
};

/** Every part is asked for before the first is begun, so that none thinks that it is the last. */
export const handOut = async (
  { erasures, queue }: HandingOut,
  app: string,
  look: number,
  left: readonly Part[],
  now: number,
): Promise<void> => {
  await Promise.all(left.map((part) => erasures.ask(app, rowOf(part), look, now)));
  await Promise.all(left.map((part) => queue.send({ appId: app, look, part })));
};
