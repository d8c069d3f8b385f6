/** Runs promises of which the first failure is thrown only once all have ended. */
export const crew = () => {
  const running = new Set<Promise<void>>();
  let failure: { readonly cause: unknown } | undefined;
  return {
    hasFailed: (): boolean => failure !== undefined,
    run: (task: Promise<void>): void => {
      const watched = task
        .catch((cause) => {
          failure ??= { cause };
        })
        .finally(() => running.delete(watched));
      running.add(watched);
    },
    done: async (): Promise<void> => {
      await Promise.all(running);
      if (failure !== undefined) throw failure.cause;
    },
  };
};
