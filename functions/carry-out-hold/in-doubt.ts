/** Holds on what a directory may not list: nobody can say what they cover until an audit has been through it. */
import { type Hold, isFenced } from "../domain/holds.ts";
import type { Perishable } from "../policy/categories.ts";
import type { InDoubt } from "../ports.ts";

export type Waiting = {
  readonly inDoubt: InDoubt;
  /** How long after it was placed a hold may be called active (ms). */
  readonly fenceMs: number;
};

/** Whether a hold may cover what nobody has found yet. */
export const isDoubtful = ({ categories }: Hold, doubted: ReadonlySet<Perishable>): boolean =>
  categories.some((category) => doubted.has(category));

/** Whether all that is to be done about holds is to wait for an audit: what could be found was seen to long ago. */
export const areWaiting = async (
  { inDoubt, fenceMs }: Waiting,
  open: readonly Hold[],
  now: number,
): Promise<boolean> => {
  const areFenced = open.every((one) => one.state === "pending" && isFenced(one, now, 2 * fenceMs));
  if (!areFenced) return false;
  const doubted = await inDoubt(now);
  return open.every((one) => isDoubtful(one, doubted));
};
