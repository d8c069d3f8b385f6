/** The audit of directories: whether every record lies in a partition that is listed. */
import type { AuditState, Progress } from "../domain/audit.ts";
import type { Partition } from "../domain/partition.ts";
import type { Perishable } from "../policy/categories.ts";

/** How far the audits of categories have come, and what puts a directory in doubt; instants in epoch ms. */
export type Audits = {
  read(category: Perishable): Promise<AuditState>;
  /** A restore is at work. */
  restoring(category: Perishable, now: number): Promise<void>;
  /** Records were found that nobody lists. */
  found(category: Perishable, now: number): Promise<void>;
  /** Notes how far a pass has come; false if somebody else has noted something since `before` was read. */
  note(category: Perishable, before: AuditState, after: Progress): Promise<boolean>;
};

/** The categories whose directories are in doubt, or have been since an instant (epoch ms), read consistently. */
export type InDoubt = (since: number) => Promise<ReadonlySet<Perishable>>;

/** The partitions that a page of a table has records in, each once. */
export type AuditedPage = {
  readonly partitions: readonly Partition[];
  readonly next?: string | undefined;
};

/** A table of records as its audit sees it; what is read `eventual`ly costs half, and may miss what came a moment ago. */
export type AuditedTable = {
  page(after: string | undefined, eventual: boolean): Promise<AuditedPage>;
  /** Those of some partitions that the directory does not list. */
  unlisted(partitions: readonly Partition[], eventual: boolean): Promise<readonly Partition[]>;
  /** Whether a record lies in a partition, read consistently. */
  isUsed(partition: Partition): Promise<boolean>;
  /** Lists partitions as written to and due now. */
  list(partitions: readonly Partition[], now: number): Promise<void>;
};
