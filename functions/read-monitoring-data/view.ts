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

const sum = (one: unknown, other: unknown): number => Number(one) + Number(other);

/** The sums of two writers of the same interface and minute, as one. */
export const joined = (one: Stored, other: Stored): Stored => ({
  ...one,
  calls: sum(one.calls, other.calls),
  successes: sum(one.successes, other.successes),
  delayMs: sum(one.delayMs, other.delayMs),
});
