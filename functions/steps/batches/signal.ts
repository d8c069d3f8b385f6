/** Something that several may wait for, again and again. */
export type Signal = { next(): Promise<void>; fire(): void };

export const signal = (): Signal => {
  let waiting: (() => void)[] = [];
  return {
    next: () => new Promise((resolve) => waiting.push(resolve)),
    fire: () => {
      if (waiting.length === 0) return;
      const woken = waiting;
      waiting = [];
      for (const wake of woken) wake();
    },
  };
};
