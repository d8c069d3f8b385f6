import { agreementsEnd, type Hold } from "../../domain/holds.ts";
import { Problem } from "../../domain/problem.ts";
import { milliseconds } from "../../policy/duration.ts";
import { operational } from "../../policy/periods.ts";
import type { HoldStore } from "../../ports.ts";
import type { NamedHold } from "./named.ts";

const tries = 5;

/** Whether there is more to do about a hold. */
const isOpen = ({ state }: Hold): boolean => state !== "active";

/**
 * Changes the holds on an app, whoever else changes them meanwhile. The row is due after a sweep's time while there is
 * more to do about one of them, so that word of it cannot be lost; else it is looked at again each day, or when one ends to
 * which nobody has agreed.
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
    const next = Math.min(now + milliseconds(wait), ...agreementsEnd(holds));
    const due = holds.length > 0 ? next : undefined;
    if (await store.change(appId, before, { holds, due, now })) return holds;
  }
  throw new Error("The holds keep changing");
};

/** Changes one hold; answers it. Throws "not-found". */
export const changeHold = async (
  store: HoldStore,
  { appId, holdId }: NamedHold,
  now: number,
  change: (hold: Hold) => Hold,
): Promise<Hold> => {
  let changed: Hold | undefined;
  await changeHolds(store, appId, now, (holds) => {
    const hold = holds.find(({ id }) => id === holdId);
    if (hold === undefined) throw new Problem("not-found");
    const after = change(hold);
    changed = after;
    return holds.map((one) => (one === hold ? after : one));
  });
  if (changed === undefined) throw new Problem("not-found");
  return changed;
};
