import { useSignal } from "@preact/signals";

/** Something that a person has asked for: whether it is under way, and how it failed. */
export const useDoing = () => {
  const isBusy = useSignal(false);
  const error = useSignal<unknown>(undefined);
  const run = async (act: () => Promise<unknown>): Promise<void> => {
    isBusy.value = true;
    error.value = undefined;
    try {
      await act();
    } catch (thrown) {
      error.value = thrown;
    } finally {
      isBusy.value = false;
    }
  };
  return { isBusy: isBusy.value, error: error.value, run };
};
