/**
 * What of an app lies where: one entry for each table, from which follow the stores that a purge's receipt names and
 * reads back, and the tables that the notary may look into. A table that nobody entered here does not compile.
 */
import { type CategoryName, categories, perishable } from "./categories.ts";
import type { Table } from "./names.ts";

/**
 * Of which category the rows of an app are, and who takes them out when it is purged: its eraser, record by record; the
 * worker of the purge before it ends; or the one write that ends it, together with the registry's row.
 */
type Emptied = {
  readonly category: CategoryName;
  readonly by: "eraser" | "worker" | "strike";
  /** Receipts did not name it from the first, so an older one need not. */
  readonly later?: true;
};

/** A table of which no row is to be gone after an app's purge, and why. */
type Lasting = { readonly stays: string };

export const appStores = {
  apps: { category: "appRegistry", by: "strike" },
  configuration: { category: "configuration", by: "strike" },
  keys: { category: "configuration", by: "worker" },
  erasures: { category: "configuration", by: "strike" },
  requests: { category: "configuration", by: "worker", later: true },
  holds: { category: "configuration", by: "strike", later: true },
  "data-holders": { category: "configuration", by: "worker", later: true },
  "log-data": { category: "logData", by: "eraser" },
  "monitoring-data": { category: "monitoringData", by: "eraser" },
  "user-information": { category: "userInformation", by: "eraser" },
  messages: { category: "messages", by: "eraser" },
  budgets: { category: "configuration", by: "strike", later: true },
  sharing: { stays: "until its recipient has confirmed; the receipt names who has not" },
  ledger: { stays: "digests, so that no backup brings the app back" },
  receipts: { stays: "what proves the purge" },
  "receipt-drafts": { stays: "until it is a receipt" },
} as const satisfies Readonly<Record<Table, Emptied | Lasting>>;

type Entries = typeof appStores;
/** The tables that are to be empty of an app after its purge. */
export type EmptiedTable = {
  [T in Table]: Entries[T] extends Emptied ? T : never;
}[Table];
type By<B> = {
  [T in EmptiedTable]: Entries[T] extends { readonly by: B } ? T : never;
}[EmptiedTable];
/** The tables that the purge's last write takes an app out of. */
export type StruckTable = By<"strike">;
/** The tables of which the notary counts an app's rows: those of records it reads by their directory. */
export type SmallTable = By<"strike" | "worker"> | "sharing";

const isEmptied = (table: Table): table is EmptiedTable => "category" in appStores[table];

/** The tables that are to be empty of an app after its purge, in the order of their entries. */
export const emptiedTables: readonly EmptiedTable[] = (Object.keys(appStores) as Table[]).filter(
  isEmptied,
);

const recordTables: readonly string[] = perishable.map((category) => categories[category].table);

/** The emptied tables that hold no records: a few rows for each app. */
export const smallTables: readonly Exclude<SmallTable, "sharing">[] = emptiedTables.filter(
  (table): table is Exclude<SmallTable, "sharing"> => !recordTables.includes(table),
);

/** A store, the category whose data it holds, and whether receipts of old did not name it. */
export type AppStore = {
  readonly holder: string;
  readonly category: CategoryName;
  readonly later?: true | undefined;
};

/** Everything that is read back as empty after an app's purge: the tables, and the bucket. */
export const emptiedStores: readonly AppStore[] = [
  ...emptiedTables.map((table) => {
    const { category, ...entry }: Emptied = appStores[table];
    return { holder: table, category, later: entry.later };
  }),
  { holder: "media", category: "messages" },
];
