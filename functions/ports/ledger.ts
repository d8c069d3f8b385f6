/** What was erased, and the tables that a restore could bring it back with. */

import type { Row } from "../domain/ledger/amend.ts";
import type { LedgerEntry } from "../domain/ledger/entry.ts";
import type { Page } from "../domain/pages.ts";
import type { RequestTask } from "./requests.ts";

/** What must not come back; an entry ends after `operational.ledger`. */
export type Ledger = {
  /** Notes what is about to be erased, before it is; noted again, it replaces what is no newer. */
  note(appId: string, entry: LedgerEntry): Promise<void>;
};

/**
 * Until when what these entries of an app name was erased (epoch ms), of those that are recent: what was sent before
 * and comes only now is refused. Read consistently.
 */
export type ErasedUntil = (
  appId: string,
  names: readonly string[],
  now: number,
) => Promise<ReadonlyMap<string, number>>;

/** When a request was called off or refused (epoch ms); undefined if it was not, or that is forgotten. Read consistently. */
export type CalledOffAt = (task: RequestTask) => Promise<number | undefined>;

export type LedgerReader = {
  /** All that is noted of an app, read consistently. */
  entries(appId: string): Promise<readonly LedgerEntry[]>;
};

/** A row with all that lies in it, as the table holds it. */
export type Held<Raw> = { readonly row: Row; readonly raw: Raw };

/** A table that was restored beside the one in use. */
export type RestoredTable<Raw> = {
  /** Whether its TTL is on: a restore leaves it off. */
  isForgetting(): Promise<boolean>;
  page(after?: string): Promise<Page<Held<Raw>>>;
  /** Takes rows out. */
  erase(rows: readonly Row[]): Promise<void>;
  /** Puts a row in place of the one with its key. */
  put(row: Row): Promise<void>;
  /** Adds rows to the table in use, unless they are there; answers how many were added. */
  copy(rows: readonly Held<Raw>[]): Promise<number>;
  /** Takes rows out of the table in use, if they are as they were copied. */
  takeBack(rows: readonly Row[]): Promise<void>;
};
