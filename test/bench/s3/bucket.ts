/** What the stand-in's bucket holds, and what it refuses for a moment. */

/** How many of a thousand keys are turned away the first time, and how many of a hundred calls. */
export type Trouble = { readonly keysPerThousand: number; readonly callsPerHundred: number };
export const calm: Trouble = { keysPerThousand: 0, callsPerHundred: 0 };

const pageSize = 1_000;
const codes = ["InternalError", "SlowDown"] as const;

export type Page = { readonly keys: readonly string[]; readonly next?: number };

const pageOf = (
  names: readonly string[],
  isThere: (name: string) => boolean,
  from: number,
): Page => {
  const keys: string[] = [];
  let index = from;
  while (index < names.length && keys.length < pageSize) {
    const name = names[index++];
    if (name !== undefined && isThere(name)) keys.push(name);
  }
  return index < names.length ? { keys, next: index } : { keys };
};

/** A bucket of so many objects under one prefix; the order and share of its refusals are always the same. */
export const bucketOf = (prefix: string, count: number, trouble: Trouble) => {
  const names = Array.from(
    { length: count },
    (_, index) => `${prefix}m1893456000000-${String(index).padStart(36, "0")}`,
  );
  const places = new Map(names.map((name, index) => [name, index]));
  const refusedOnce = new Set<number>();
  let calls = 0;

  const isRefused = (place: number): boolean => {
    const isOne = place % 1_000 < trouble.keysPerThousand && !refusedOnce.has(place);
    if (isOne) refusedOnce.add(place);
    return isOne;
  };

  return {
    /** Counts a call; true if it is turned away. */
    isTurnedAway: (): boolean => calls++ % 100 < trouble.callsPerHundred && calls > 1,
    names,
    calls: () => calls,
    left: () => places.size,
    list: (asked: string, from: number): Page =>
      prefix.startsWith(asked) ? pageOf(names, (name) => places.has(name), from) : { keys: [] },
    /** Deletes a key; answers the code under which it was refused. */
    erase: (key: string): string | undefined => {
      const place = places.get(key);
      if (place === undefined) return undefined;
      if (isRefused(place)) return codes[place % codes.length];
      places.delete(key);
      return undefined;
    },
  };
};
