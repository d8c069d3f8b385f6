/** Receipts, the drafts that they are made of, and what makes them. */
import type { Page } from "../domain/pages.ts";
import type { Head, Receipt, SignedReceipt } from "../domain/receipt.ts";
import type { Counts, Draft } from "../domain/receipt-draft.ts";
import type { SmallTable } from "../policy/app-stores.ts";
import type { Perishable } from "../policy/categories.ts";

/** A draft that waits; `due` is when to look (epoch ms), `incomplete` whether a receipt has said so already. */
export type Pending = {
  readonly draft: Draft;
  readonly due: number;
  readonly incomplete: boolean;
};

/** Notes a deletion that has ended, or is about to, for the notary to look at from `due` on; once for each name. */
export type NoteDeletion = (draft: Draft, due: number) => Promise<void>;

/**
 * What a sweep has done in a shard of a category: `begins` says that it has looked at the shard from its beginning, so that
 * what was refused there before is counted anew: a record that each sweep of a day finds refused is one.
 */
export type SweptPart = Pick<Counts, "deleted" | "refused"> & {
  readonly shard: string;
  readonly begins: boolean;
};

/** Adds to what a day's sweeps have done in a category. */
export type CountSwept = (category: Perishable, part: SweptPart, now: number) => Promise<void>;

export type Drafts = {
  /** Some of a chain's drafts that are due, read consistently. */
  due(chain: string, now: number): Promise<readonly Pending[]>;
  /** Those of some drafts that still wait, read consistently. */
  named(chain: string, names: readonly string[]): Promise<readonly Pending[]>;
  /** Puts drafts off until an instant (epoch ms), each unless somebody did so before; answers those that it did. */
  putOff(pending: readonly Pending[], until: number): Promise<readonly Pending[]>;
  count(chain: string): Promise<number>;
};

/** A draft that was looked at: its receipt, if there is one to add, and when to look again (epoch ms), if ever. */
export type Seen = {
  readonly pending: Pending;
  readonly signed?: { readonly receipt: Receipt; readonly as: SignedReceipt } | undefined;
  readonly again?: number | undefined;
};

/** The chains of receipts. Nothing in them is ever changed. */
export type Receipts = {
  head(chain: string): Promise<Head | undefined>;
  /** Receipts in order of their numbers, from behind a number on. */
  page(chain: string, limit: number, after?: number): Promise<Page<SignedReceipt>>;
  /** The chains of the apps with this id that were purged. */
  chainsOf(appId: string): Promise<readonly string[]>;
  /**
   * Adds receipts and takes their drafts out or puts them off, all or nothing; false if somebody else has added to the
   * chain since its head was read.
   */
  append(seen: readonly Seen[], now: number): Promise<boolean>;
};

/** The key that signs receipts. */
export type ReceiptSigner = {
  /** The id of its public half. */
  id(): Promise<string>;
  /** A signature (DER, base64) of a text. */
  sign(text: string): Promise<string>;
};

/** Rows of an app in a small table, as far as it matters when they came. */
export type RowLeft = {
  readonly sk: string;
  readonly registeredAt?: number | undefined;
  readonly startedAt?: number | undefined;
  readonly receivedAt?: number | undefined;
  readonly state?: string | undefined;
};
/** What is left of apps outside the stores of records. */
export type Leftovers = {
  rows(table: SmallTable, appId: string): Promise<readonly RowLeft[]>;
  /** Objects and unfinished uploads that came before an instant (epoch ms). */
  media(appId: string, before: number): Promise<number>;
};
