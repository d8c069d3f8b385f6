/** Where an address leads that says nothing: nowhere. */
export const nowhere: readonly string[] = ["?"];

/** The parts of a place as its address says them; `nowhere` for an address that is none, which anybody may have written. */
export const partsOf = (hash: string): readonly string[] => {
  try {
    return hash.replace(/^#\/?/, "").split("/").filter(Boolean).map(decodeURIComponent);
  } catch {
    return nowhere;
  }
};
