import { Problem } from "./problem.ts";

/**
 * An answer comes from whom it names: the platform lets each store and recipient put events under its own source alone, so
 * that none answers for another. Throws "invalid-input".
 */
export const checkSource = ({ source }: { readonly source: string }, name: string): void => {
  if (source === name) return;
  throw new Problem("invalid-input", undefined, [
    { field: "source", problem: "must be the name of who answers" },
  ]);
};
