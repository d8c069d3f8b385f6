/** The chain of the sweeps of a region; every other chain is named by the hash of its app. */
export const sweepChain = "sweep";
