/** What the actions need of the world, in the words of the business. */
import type { App, Tenant } from "./domain/app.ts";
import type { Page } from "./domain/pages.ts";
import type { Draft as ReceiptDraft } from "./domain/receipt-draft.ts";
import type { Standing } from "./domain/standing.ts";
import type { Directory, Fresh, Holder, Place } from "./ports/records.ts";

export type * from "./ports/access.ts";
export type * from "./ports/audits.ts";
export type * from "./ports/budgets.ts";
export type * from "./ports/data-holders.ts";
export type * from "./ports/erasures.ts";
export type * from "./ports/holds.ts";
export type * from "./ports/keys.ts";
export type * from "./ports/ledger.ts";
export type * from "./ports/receipts.ts";
export type * from "./ports/records.ts";
export type * from "./ports/requests.ts";
export type * from "./ports/settings.ts";
export type * from "./ports/turns.ts";

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

/** The register of apps, read consistently. */
export type Apps = {
  tenant(appId: string): Promise<Tenant | undefined>;
};

/** The end of purged apps. */
export type Registry = {
  /**
   * Takes an app, its settings and how far its erasures came out, notes the purge for its receipt, and that it is still to
   * be told of: all of it or nothing. False if the app is not being purged as it was read, or something of it is held, or
   * somebody else writes to it now.
   */
  strike(app: App, draft: ReceiptDraft): Promise<boolean>;
  /** When an app was struck whose purge has not been told of (epoch ms), if there is one of this id. */
  untold(appId: string): Promise<number | undefined>;
  /** The purge has been told of. */
  told(appId: string): Promise<void>;
};

/** What is known of an app by whoever deletes, read consistently: never "none" for what cannot be read. */
export type StandingOf = (appId: string) => Promise<Standing>;

/** Changes an app's status if it is still as it was read; false if it is not. */
export type ChangeStatus = (before: App, after: App) => Promise<boolean>;

export type { App, Page, Tenant };

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

/** What a recipient holds of an app's details; `due` is when to remind it (epoch ms), `revision` counts the writes. */
export type SharingRow = {
  readonly state: "shared" | "withdrawing";
  readonly since: number;
  readonly due?: number;
  readonly revision?: number | undefined;
};
export type Sharing = {
  get(appId: string, recipient: string): Promise<SharingRow | undefined>;
  /**
   * Puts a row in place of what was read, or of nothing; false if something else is there by now, or the app that it is
   * put because `of` has changed its settings or its status.
   */
  put(
    appId: string,
    recipient: string,
    rows: { readonly before: SharingRow | undefined; readonly after: SharingRow },
    of?: Pick<Tenant, "app" | "settings">,
  ): Promise<boolean>;
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

/** Calls to places that the customer chose. */
export type Outbound = {
  /** Posts JSON; true if it was answered with success within the time (ms). Never throws: nothing may be kept for later. */
  post(
    url: string,
    body: string,
    headers: Readonly<Record<string, string>>,
    timeoutMs: number,
  ): Promise<boolean>;
  /**
   * Posts text as JSON under headers; answers the status, or undefined if there was none within the time (ms).
   * Throws "NotCallable" for a place that may never be called.
   */
  deliver(
    url: string,
    body: string,
    headers: Readonly<Record<string, string>>,
    timeoutMs: number,
  ): Promise<number | undefined>;
  /** Fetches bytes up to a bound, or throws; "NotCallable" for a place that may never be called. */
  fetch(
    url: string,
    maxBytes: number,
    timeoutMs: number,
  ): Promise<{ bytes: Buffer; contentType: string }>;
};

/** A link to one object, and the headers without which it opens nothing: the key is among them. */
export type Link = { readonly url: string; readonly headers: Readonly<Record<string, string>> };

/** Links to one object each, which lies sealed under a key of its own. */
export type Links = {
  /** A link that takes these bytes once and no others, for `operational.uploadUrl`. */
  upload(
    name: string,
    key: Uint8Array,
    of: { readonly contentType: string; readonly bytes: number },
  ): Promise<Link>;
  /**
   * A link that ends no later than the object's remaining life; undefined if that is under a second. With an `etag`
   * it gives that object alone, and none that came into its place.
   */
  download(
    name: string,
    key: Uint8Array,
    remainingMs: number,
    etag?: string,
  ): Promise<Link | undefined>;
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
