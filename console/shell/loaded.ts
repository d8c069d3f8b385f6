import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

/** Something that comes over the network: maybe a part of it while the rest is under way. */
export type Loaded<T> = {
  readonly value?: T | undefined;
  readonly error?: unknown;
  readonly isLoading: boolean;
};

export type Load<T> = (signal: AbortSignal, soFar: (part: T) => void) => Promise<T>;

/** Loads something whenever its key changes, and again by `reload`. What is shown stays until the new is there. */
export const useLoaded = <T>(key: string, load: Load<T>) => {
  const state = useSignal<Loaded<T>>({ isLoading: true });
  const round = useSignal(0);
  useEffect(() => {
    const abort = new AbortController();
    const set = (next: Loaded<T>) => {
      if (!abort.signal.aborted) state.value = next;
    };
    set({ ...(round.value > 0 ? state.peek() : {}), isLoading: true });
    load(abort.signal, (value) => set({ value, isLoading: true }))
      .then((value) => set({ value, isLoading: false }))
      .catch((error: unknown) => set({ error, isLoading: false }));
    return () => abort.abort();
  }, [key, round.value]);
  return {
    ...state.value,
    reload: () => {
      round.value += 1;
    },
  };
};
