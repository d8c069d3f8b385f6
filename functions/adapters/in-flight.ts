/** Several things at once, and never more than so many: what is under way is what takes memory. */

/** Works at `most` things at once. */
export const crewOf = (most: number) => {
  const running = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | undefined;
  const check = () => {
    if (failure !== undefined) throw failure.error;
  };
  return {
    /** Begins a piece of work as soon as there is a place; throws if one before has failed. */
    add: async (work: () => Promise<void>): Promise<void> => {
      while (running.size >= most) await Promise.race(running);
      check();
      const one: Promise<void> = work()
        .catch((error: unknown) => {
          failure ??= { error };
        })
        .finally(() => running.delete(one));
      running.add(one);
    },
    /** Waits until nothing is under way; throws what failed first. */
    done: async (): Promise<void> => {
      while (running.size > 0) await Promise.all(running);
      check();
    },
  };
};
export type Crew = ReturnType<typeof crewOf>;

/** Waits for all, also when one fails, and throws what failed first: nothing goes on behind the caller's back. */
export const allSettled = async <T>(works: readonly Promise<T>[]): Promise<T[]> => {
  await Promise.allSettled(works);
  return Promise.all(works);
};
