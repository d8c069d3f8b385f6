/** Everything the stand-in knows; gone when it is reset. */
import { type Accounts, accounts } from "./accounts.ts";
import { type Limiter, type Limits, limiter } from "./limits.ts";
import { type Table, table } from "./table.ts";

export type Behaviour = Limits & {
  /** From a request's arrival to its answer (ms). */
  readonly latency?: number | undefined;
};

export type World = {
  readonly latency: number;
  readonly limits: Limiter;
  readonly accounts: Accounts;
  table(name: string): Table;
  /** The attribute by which a table's items expire, of those that have one. Nothing is deleted by it. */
  readonly expiring: Map<string, string>;
  drop(name: string): void;
  tables(): readonly Table[];
  /** The same tables under another behaviour, with new accounts. */
  behaving(behaviour: Behaviour): World;
};

const usualLatency = 10;

/** A world by a clock (ms), empty unless it takes over tables. */
export const world = (
  behaviour: Behaviour,
  now: () => number,
  known = new Map<string, Table>(),
): World => ({
  latency: behaviour.latency ?? usualLatency,
  limits: limiter(behaviour, now),
  expiring: new Map(),
  accounts: accounts(now),
  table: (name) => {
    const found = known.get(name) ?? table();
    known.set(name, found);
    return found;
  },
  drop: (name) => {
    known.delete(name);
  },
  tables: () => [...known.values()],
  behaving: (other) => world(other, now, known),
});
