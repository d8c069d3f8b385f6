import type { Hold } from "../../domain/holds.ts";
import { milliseconds } from "../../policy/duration.ts";
import { operational } from "../../policy/periods.ts";
import type { HoldStore } from "../../ports.ts";

const tries = 5;

/** Whether there is more to do about a hold. */
const isOpen = ({ state }: Hold): boolean => state !== "active";

/**
 * Changes the holds on an app, whoever else changes them meanwhile. The row is due after a sweep's time while there is
 * more to do about one of them, so that word of it cannot be lost; else it is looked at again each day.
 */
export const changeHolds = async (
  store: HoldStore,
  appId: string,
  now: number,
  change: (holds: readonly Hold[]) => readonly Hold[],
): Promise<readonly Hold[]> => {
  for (let attempt = 0; attempt < tries; attempt++) {
    const before = await store.read(appId, now);
    const holds = change(before.holds);
    const wait = holds.some(isOpen) ? operational.sweepEvery : operational.heldAgain;
    const due = holds.length > 0 ? now + milliseconds(wait) : undefined;
    if (await store.change(appId, before, { holds, due, now })) return holds;
  }
  throw new Error("The holds keep changing");
};
