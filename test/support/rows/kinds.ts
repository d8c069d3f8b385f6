/** Which writes each table of state rows knows; a table, or a method of a port that writes, which is not entered does not compile. */

import type { Table } from "../../../functions/policy/names.ts";
import type {
  DataHolders,
  Drafts,
  Erasures,
  HoldStore,
  KeyRows,
  Ledger,
  Receipts,
  Registry,
  Requests,
  SettingsStore,
  Sharing,
  Turns,
} from "../../../functions/ports.ts";

/** Records and receipts are no state: they are added, and go as they were found; to counts whoever comes adds. */
type Lasting =
  | "messages"
  | "user-information"
  | "log-data"
  | "monitoring-data"
  | "receipts"
  | "budgets";
export type StateTable = Exclude<Table, Lasting>;

/** Reads what it goes by, and answers how it writes then; `n` tells two of a kind apart. */
export type Write = (app: string, n: number) => Promise<() => Promise<unknown>>;

type Methods<P, Reads extends keyof P> = Readonly<Record<Exclude<keyof P, Reads>, Write>>;
type InTurns = Methods<Turns<string>, never>;

export type Kinds = {
  readonly apps: { readonly terminate: Write; readonly wait: Write; readonly begin: Write } & Omit<
    Methods<Registry, "untold">,
    "told"
  > &
    InTurns;
  readonly configuration: Methods<SettingsStore, never> &
    Readonly<Record<"settled" | "unsettled", Write>> &
    InTurns;
  readonly keys: Methods<KeyRows, "ofApp"> &
    Pick<Methods<SettingsStore, never>, "change" | "forgetKeys">;
  readonly holds: Methods<HoldStore, "read"> & InTurns;
  readonly requests: Methods<Requests, "get" | "appsOf" | "page" | "open"> & InTurns;
  readonly erasures: Methods<Erasures, "rows" | "isPaused" | "tallied"> &
    InTurns &
    Pick<Methods<Registry, "untold">, "told">;
  readonly "data-holders": Methods<DataHolders, "ofApp">;
  readonly sharing: Methods<Sharing, "get"> & { readonly putOf: Write };
  readonly ledger: Methods<Ledger, never>;
  readonly "receipt-drafts": Methods<Drafts, "due" | "named" | "count"> &
    Pick<Methods<Receipts, "head" | "page" | "chainsOf">, "append"> &
    Readonly<Record<"note" | "countSwept", Write>> &
    InTurns;
};

/** Each of them. */
export const stateTables = Object.keys({
  ...{ apps: 0, configuration: 0, keys: 0, holds: 0, requests: 0, erasures: 0 },
  ...{ "data-holders": 0, sharing: 0, ledger: 0, "receipt-drafts": 0 },
} satisfies Record<StateTable, 0>) as StateTable[];
