import type { Stored } from "../ports.ts";

/** Success rate and average delay of an interface in a minute (PP-4.monitoring). */
export const monitoringView = (tally: Stored) => {
  const [calls, successes, delayMs] = [tally.calls, tally.successes, tally.delayMs].map(Number);
  return {
    interface: tally.interface,
    minute: new Date(tally.at).toISOString(),
    calls,
    successRate: (successes ?? 0) / (calls ?? 1),
    averageDelayMs: (delayMs ?? 0) / (calls ?? 1),
  };
};
