import type { Found, Holder } from "../../ports.ts";

/**
 * Takes a held record from its readers (DA-5.law): it is kept as it is, and goes when nothing holds it any more.
 * Of one that was recalled before it was held there is nothing left to read.
 * Throws if it is not as it was found: whoever asked tries again.
 */
export const withdraw = async ({ records }: Holder, found: Found, now: number): Promise<void> => {
  if (found.recalled || found.withdrawn !== undefined) return;
  if (!(await records.attach(found, { withdrawn: now }))) throw new Error("The record has changed");
};
