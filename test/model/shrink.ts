import type { Step } from "./steps.ts";

/**
 * Leaves steps out, many at a time and then fewer, as long as what is left still fails. A run takes a second: fast-check's
 * own shrinking, which also tries smaller values, would take a hundred times as many.
 */
export const shrunk = async (
  steps: readonly Step[],
  fails: (steps: readonly Step[]) => Promise<boolean>,
): Promise<readonly Step[]> => {
  let left = steps;
  for (let size = left.length >> 1; size > 0; size >>= 1) {
    for (let first = 0; first < left.length; ) {
      const fewer = [...left.slice(0, first), ...left.slice(first + size)];
      if (fewer.length < left.length && (await fails(fewer))) left = fewer;
      else first += size;
    }
  }
  return left;
};
