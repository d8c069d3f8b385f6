/** Records, their directory and their media: what is stored, found and erased. */
import type { Page } from "../domain/pages.ts";
import type { Partition } from "../domain/partition.ts";
import type { Perishable } from "../policy/categories.ts";

export type Key = { readonly pk: string; readonly sk: string };

/** What a deletion needs to know of a record; `media` are object keys. */
export type Found = Key & {
  readonly at: number;
  readonly until: number;
  readonly terms?: number | undefined;
  readonly media?: readonly string[] | undefined;
  readonly recalled?: boolean | undefined;
  readonly author?: string | undefined;
  readonly withdrawn?: number | undefined;
  /** When TTL may take it (epoch seconds); absent if it is out of TTL's reach. */
  readonly expiresAt?: number | undefined;
};

/** A record as it lies in its table; instants in epoch ms. */
export type Stored = Found & { readonly [attribute: string]: unknown };

/** Where a record lies. */
export type Place = { readonly partition: Partition; readonly sk: string };

/** A record that has its place and clock (epoch ms), and not yet its promise. */
export type Draft = Place & {
  readonly at: number;
  readonly [attribute: string]: unknown;
};

/** A record to store: a draft stamped with the end of its promise (epoch ms), and the terms that made it. */
export type Fresh = Draft & {
  readonly until: number;
  readonly terms?: number | undefined;
  /** It is held, so TTL must not take it. */
  readonly untimed?: boolean | undefined;
};

export type Walk = {
  readonly after?: string | undefined;
  readonly descending?: boolean;
  readonly limit?: number;
  /** What was written a moment ago may be missed: at half the price. */
  readonly eventual?: boolean;
};

/** What became of one write of a batch; what was throttled or failed is to be sent again, what was refused is not. */
export type Outcome = "done" | "unmet" | "throttled" | "failed" | "refused";

/** The records of one category. A batch is one request of up to `limits.dynamodbBatch`. */
export type Records = {
  /** Adds those of a batch that are not there yet ("unmet" if they are); never overwrites. */
  add(batch: readonly Fresh[]): Promise<readonly Outcome[]>;
  /** Stores a record over what may be there, unless that is newer. */
  replace(record: Fresh): Promise<void>;
  get(place: Place): Promise<Stored | undefined>;
  /** A page of a partition in order of its sort keys, read consistently. */
  page(partition: Partition, walk: Walk): Promise<Page<Stored>>;
  /** The same, but only what a deletion needs. */
  find(partition: Partition, walk: Walk): Promise<Page<Found>>;
  /** Adds attributes to a record; false if it is gone, changed or recalled, or not any more as `was` says. */
  attach(
    found: Found,
    what: Readonly<Record<string, unknown>>,
    was?: Readonly<Record<string, unknown>>,
  ): Promise<boolean>;
  /** Leaves of a record its place, clock and media's keys alone, marked as recalled; nothing if it is gone. */
  blank(found: Found): Promise<void>;
  /** Takes records out of TTL's reach, or puts them back into it; "unmet" if they are not as they were found. */
  time(batch: readonly Found[], timed: boolean): Promise<readonly Outcome[]>;
  /** Takes records from their readers at an instant (epoch ms); "unmet" if they are gone, changed or recalled. */
  withdraw(batch: readonly Found[], at: number): Promise<readonly Outcome[]>;
  /** Deletes those of a batch that are still as they were found; "unmet" if they are not. */
  erase(batch: readonly Found[]): Promise<readonly Outcome[]>;
};

/** Finds the records that bear a name, expired or not; one that was stored this second may be missed. */
export type FindNamed = (name: string) => Promise<readonly Found[]>;

/** Stores a person's record in place of what was read, or of nothing; false if something else is there by now. */
export type SwapProfile = (found: Stored | undefined, record: Fresh) => Promise<boolean>;

/** A partition, if its row can be read, and when its first record is due (epoch ms). */
export type Due = { readonly partition: Partition | undefined; readonly due: number };

/** A directory row; `touched` is when the partition was last written to (epoch ms). */
export type Entry = {
  readonly partition: Partition;
  readonly due: number;
  readonly touched: number;
};

/** An entry to move to its next due instant (epoch ms), or to take out if there is none. */
export type Closing = { readonly entry: Entry; readonly due?: number | undefined };

/** The directory of one category's partitions. */
export type Directory = {
  /** Makes sure that a partition is listed with a due instant no later than `due`. */
  enter(partition: Partition, due: number, now: number): Promise<void>;
  /** The entries of an app, or of one group of it; a page per slot. */
  ofApp(app: string, slot: string, after?: string): Promise<Page<Entry>>;
  ofGroup(app: string, group: string): Promise<readonly Entry[]>;
  /** How many entries an app has; `orMore` if there are too many to count. */
  count(app: string): Promise<{ readonly entries: number; readonly orMore: boolean }>;
  /** The entries of a shard that are due at `now`. */
  due(shard: string, now: number, after?: string): Promise<Page<Due>>;
  /** The entries of partitions, read consistently; those that are not listed any more are left out. */
  entries(partitions: readonly Partition[]): Promise<readonly Entry[]>;
  /** Closes a batch of entries, each unless somebody wrote to the partition since it was read. */
  close(batch: readonly Closing[]): Promise<readonly Outcome[]>;
};

/** The bucket that holds the media. */
export type Media = {
  /** Erases objects; an object that is gone already counts as erased. */
  erase(keys: readonly string[]): Promise<{ refused: readonly string[] }>;
};

/** How many of these objects are there, and how many bytes they have; by listing alone. */
export type SizesOfMedia = (
  keys: readonly string[],
) => Promise<{ readonly records: number; readonly bytes: number }>;

/** Takes objects out of lifecycle's reach, or puts them back into it; one that is gone is passed over. */
export type TimeMedia = (keys: readonly string[], timed: boolean) => Promise<void>;

/**
 * The bucket as a purge sees it: everything of an app, unfinished uploads included; `finished` is false if
 * patience ran out, and another call goes on.
 */
export type MediaOfApp = {
  eraseApp(
    appId: string,
    patience: Patience,
  ): Promise<{ readonly found: number; readonly refused: number; readonly finished: boolean }>;
};

/** Whether there is time to go on, or the rest must wait for the next message. */
export type Patience = () => boolean;

/** Everything that holds records of one category. */
export type Holder = {
  readonly category: Perishable;
  readonly records: Records;
  readonly directory: Directory;
  readonly media?: Media;
};
