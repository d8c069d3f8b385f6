import * as z from "zod/mini";
import { Problem } from "../domain/problem.ts";
import type { HoldStore, Queue } from "../ports.ts";
import { changeHolds } from "../steps/holds/change-holds.ts";

export type LiftingHold = {
  readonly store: HoldStore;
  readonly queue: Queue<{ readonly appId: string }>;
};

export const holdPath = z.object({ appId: z.string(), holdId: z.uuid() });
export type Named = z.infer<typeof holdPath>;

/**
 * Lifts a hold: it holds nothing from now on, and what is overdue goes at once. Throws "not-found", or
 * "second-person-needed" for whoever placed it (DA-5.law).
 */
export const liftHold = async (
  { store, queue }: LiftingHold,
  { appId, holdId }: Named,
  liftedBy: string,
  now: number,
): Promise<void> => {
  await changeHolds(store, appId, now, (holds) => {
    const hold = holds.find(({ id }) => id === holdId);
    if (hold === undefined) throw new Problem("not-found");
    if (hold.placedBy === liftedBy) throw new Problem("second-person-needed");
    return holds.map((one) => (one === hold ? { ...one, state: "lifting" } : one));
  });
  await queue.send({ appId });
};
