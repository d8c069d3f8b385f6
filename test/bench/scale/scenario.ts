import { ours, prices } from "./parameters.ts";

/** What some work takes of AWS; `workerSeconds` are of a Lambda with `ours.memoryGigabytes`. */
export type Load = {
  readonly records: number;
  readonly objects: number;
  readonly requests: number;
  readonly writes: number;
  readonly reads: number;
  readonly lists: number;
  readonly queueRequests: number;
  readonly schedules: number;
  readonly workerSeconds: number;
};

/** How long the work would take (s) if nothing else held it up. */
export type Limit = { readonly what: string; readonly seconds: number };

export type Scenario = {
  readonly name: string;
  readonly given: string;
  /** Whether the load is that of one sweep, or of the whole. */
  readonly per: "all of it" | "one sweep";
  readonly load: Load;
  /** How many functions run at once. */
  readonly workers: number;
  readonly limits: readonly Limit[];
  /** How long a table takes that was never that busy (s). */
  readonly cold: number;
};

/** What a load costs, in dollars. */
export const dollarsOf = (load: Load): number => {
  const million = 1_000_000;
  const gigabyteSeconds = load.workerSeconds * ours.memoryGigabytes;
  return (
    (load.writes / million) * prices.perMillionWrites +
    (load.reads / million) * prices.perMillionReads +
    (load.lists / 1_000) * prices.perThousandLists +
    (load.queueRequests / million) * prices.perMillionQueueRequests +
    (load.schedules / million) * prices.perMillionSchedules +
    gigabyteSeconds * prices.perGigabyteSecond
  );
};

/** What holds the work up first: the slowest of its limits. */
export const bindingOf = ({ limits }: Scenario): Limit =>
  limits.reduce((slowest, one) => (one.seconds > slowest.seconds ? one : slowest));
