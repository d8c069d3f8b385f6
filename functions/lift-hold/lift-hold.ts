import type { Hold } from "../domain/holds.ts";
import { type Actor, liftedBy } from "../domain/two-people.ts";
import type { HoldStore, Queue } from "../ports.ts";
import { changeHold } from "../steps/holds/change-holds.ts";
import type { NamedHold } from "../steps/holds/named.ts";

export type LiftingHold = {
  readonly store: HoldStore;
  readonly queue: Queue<{ readonly appId: string }>;
};

/**
 * Lifts a hold once two people want that, of whom one may be who placed it: it holds nothing from then on, and what is
 * overdue goes at once. Answers the hold. Throws "not-found", or "second-person-needed" (DA-5.law).
 */
export const liftHold = async (
  { store, queue }: LiftingHold,
  { appId, holdId }: NamedHold,
  actor: Actor,
  now: number,
): Promise<Hold> => {
  const lifted = await changeHold(store, { appId, holdId }, now, (hold) => liftedBy(hold, actor));
  if (lifted.state === "lifting") await queue.send({ appId });
  return lifted;
};
