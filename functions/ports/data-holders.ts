/** Stores of the operator's own that have joined: what they were asked, and what they said. */
import type { AskedRow } from "../domain/data-holders.ts";

export type DataHolders = {
  /** Everything that is open, or was confirmed, of an app; read consistently. */
  ofApp(appId: string): Promise<readonly AskedRow[]>;
  /** Notes what a store is asked; false if it was asked that before. */
  ask(appId: string, row: AskedRow): Promise<boolean>;
  /** Puts a row in place of what was read; false if it has been written to or forgotten meanwhile. */
  change(appId: string, before: AskedRow, row: AskedRow): Promise<boolean>;
  /** Notes what a store has erased, for as long as a request is kept; false if it was not asked that at `since` (epoch ms), or has said so before. */
  confirm(
    appId: string,
    said: Pick<AskedRow, "erasure" | "holder" | "since" | "found" | "deleted">,
    now: number,
  ): Promise<boolean>;
  forget(appId: string, rows: readonly AskedRow[]): Promise<void>;
};
