/** What the actions need of the world, in the words of the business. */
import type { App, Settings, Tenant } from "./domain/app.ts";
import type { Page } from "./domain/pages.ts";
import type { Partition } from "./domain/partition.ts";
import type { Perishable } from "./policy/categories.ts";

export type Key = { readonly pk: string; readonly sk: string };

/** What a deletion needs to know of a record; `media` are object keys. */
export type Found = Key & {
  readonly at: number;
  readonly until: number;
  readonly terms?: number | undefined;
  readonly media?: readonly string[] | undefined;
  readonly recalled?: boolean | undefined;
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
export type Fresh = Draft & { readonly until: number; readonly terms?: number | undefined };

export type Walk = {
  readonly after?: string | undefined;
  readonly descending?: boolean;
  readonly limit?: number;
};

/** What became of one write of a batch; what was throttled or failed is to be sent again. */
export type Outcome = "done" | "unmet" | "throttled" | "failed";

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
  /** Adds attributes to a record; false if it is gone, changed or recalled. */
  attach(found: Found, what: Readonly<Record<string, unknown>>): Promise<boolean>;
  /** Leaves of a record its place, clock and media's keys alone, marked as recalled; nothing if it is gone. */
  blank(found: Found): Promise<void>;
  /** Deletes those of a batch that are still as they were found; "unmet" if they are not. */
  erase(batch: readonly Found[]): Promise<readonly Outcome[]>;
};

/** Stores a person's record in place of what was read, or of nothing; false if something else is there by now. */
export type SwapProfile = (found: Stored | undefined, record: Fresh) => Promise<boolean>;

/** A partition and when its first record is due (epoch ms). */
export type Due = { readonly partition: Partition; readonly due: number };

/** A directory row; `touched` is when the partition was last written to (epoch ms). */
export type Entry = Due & { readonly touched: number };

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

/** What an erasure has found and erased, in how many partitions. */
export type Counts = {
  readonly found: number;
  readonly erased: number;
  readonly partitions: number;
};

export type ErasureKind = "purge" | "settlement";

/**
 * How far an erasure, or a part of it, has come; instants in epoch ms. `asked` is the look (or the version of the
 * settings) that it is about, `done` the last one that it is finished with.
 */
export type ErasureRow = Partial<Counts> & {
  readonly row: string;
  readonly startedAt: number;
  readonly updatedAt: number;
  readonly asked?: number | undefined;
  readonly done?: number | undefined;
  readonly paused?: boolean | undefined;
};

/** The erasures that take long: a row for each kind, and one for each part. */
export type Erasures = {
  /** All rows of an app, read consistently. */
  rows(appId: string): Promise<readonly ErasureRow[]>;
  isPaused(appId: string, kind: ErasureKind): Promise<boolean>;
  /** Makes sure of a row that has this to do. */
  ask(appId: string, row: string, asked: number, now: number): Promise<void>;
  /** Adds to the counts of a row, if it is still there. */
  count(
    appId: string,
    row: string,
    add: Counts,
    at: { readonly now: number; readonly done?: number | undefined },
  ): Promise<void>;
  pause(appId: string, kind: ErasureKind, paused: boolean, now: number): Promise<void>;
};

/** A queue of work that names apps and records by id only. */
export type Queue<T> = { send(work: T, delaySeconds?: number): Promise<void> };

/** Events for whoever listens on the bus; nothing personal is in them. */
export type Bus = { publish(type: string, detail: object): Promise<void> };

/** The one-time schedules of purges. */
export type PurgeSchedules = {
  /** Plans the purge of an app at an instant; repeated, it moves the plan. */
  plan(appId: string, at: number): Promise<void>;
  /** Takes the plan back, if there is one. */
  cancel(appId: string): Promise<void>;
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

/** The register of apps, read consistently. */
export type Apps = {
  tenant(appId: string): Promise<Tenant | undefined>;
};

/** Changes an app's status if it is still as it was read; false if it is not. */
export type ChangeStatus = (before: App, after: App) => Promise<boolean>;

export type { App, Page, Settings, Tenant };

/** A data key of an app as KMS wrapped it. */
export type AppKey = { readonly wrapped: Uint8Array };

export type KeyRing = {
  /** A keyed digest that may stand in keys and names. */
  digest(value: string): string;
  /** Seals a secret under its name; `open` gives it back under the same name only. */
  seal(value: string, name: string): string;
  open(sealed: string, name: string): string;
};
/** An id names a new app, with a new key, when it is registered again after a purge. */
export type Registration = Pick<App, "appId" | "registeredAt">;
export type AppKeys = { ring(app: Registration): Promise<KeyRing> };

/** A sum of calls of one interface in one minute; the delay is summed in ms. */
export type Tally = Fresh & {
  readonly interface: string;
  readonly calls: number;
  readonly successes: number;
  readonly delayMs: number;
};
/** The sums of monitoring data. */
export type Tallies = {
  readonly directory: Directory;
  add(tally: Tally): Promise<void>;
};

/** What a recipient holds of an app's details; `due` is when to remind it (epoch ms). */
export type SharingRow = {
  readonly state: "shared" | "withdrawing";
  readonly since: number;
  readonly due?: number;
};
export type Sharing = {
  get(appId: string, recipient: string): Promise<SharingRow | undefined>;
  put(appId: string, recipient: string, row: SharingRow): Promise<void>;
  /** The recipient has deleted what was withdrawn since an instant (epoch ms); false if no such withdrawal waits. */
  confirm(appId: string, recipient: string, since: number): Promise<boolean>;
};

/** Apps that have work due, a page per shard. */
export type DueWork = {
  due(
    shard: string,
    now: number,
    after?: string,
  ): Promise<Page<{ readonly appId: string; readonly due: number }>>;
};

export type SettingsStore = {
  /** Stores settings if the version is still `before`; until they are carried out they are due from `due` on. */
  change(appId: string, before: number, after: Settings, due: number): Promise<boolean>;
  settled(appId: string, version: number): Promise<void>;
};

/** Calls to places that the customer chose. */
export type Outbound = {
  /** Posts JSON; true if it was answered with success within the time (ms). Never throws: nothing may be kept for later. */
  post(url: string, body: object, timeoutMs: number): Promise<boolean>;
  /** Fetches bytes up to a bound, or throws; "NotCallable" for a place that may never be called. */
  fetch(
    url: string,
    maxBytes: number,
    timeoutMs: number,
  ): Promise<{ bytes: Buffer; contentType: string }>;
};

/** Links to one object each. */
export type Links = {
  /** A link that takes these bytes and no others, for `operational.uploadUrl`. */
  upload(
    key: string,
    of: { readonly contentType: string; readonly bytes: number },
  ): Promise<string>;
  /** A link that ends no later than the record's remaining life; undefined if that is under a second. */
  download(key: string, remainingMs: number): Promise<string | undefined>;
};

/** What claims media: it adds a record and takes tickets out, all or nothing. */
export type MediaTickets = {
  claim(record: Fresh, tickets: readonly Place[]): Promise<"added" | "duplicate" | "unusable">;
};

/** Where the calls of our own API are recorded. */
export type Recorder = {
  readonly logs: Holder;
  readonly tallies: Tallies;
  readonly now: () => number;
};
