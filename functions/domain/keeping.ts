/**
 * Invariant 1: from the instant it expires no read path returns a record.
 * Invariant 3: nothing is deleted before that instant, save by request, recall, opt-out or a shorter period.
 *
 * A record carries its clock (`at`) and the promise under which it was collected (`until`), both epoch ms.
 * It expires at the earlier of `until` and `at` + the period in force now: so a shorter period applies at
 * once to all that is held, and a longer one only to what is collected from then on (DA-5.period).
 * What was held under a shorter period in between remembers it by a ceiling: a record carries the version of
 * the settings under which it was collected (`terms`), a ceiling the last version that it binds.
 */
import { type Category, categories, type Perishable } from "../policy/categories.ts";
import { milliseconds, ofDays } from "../policy/duration.ts";
import { operational } from "../policy/periods.ts";
import { type HoldScope, isHeld, type Subject } from "./holds.ts";

/** What was collected under these terms or earlier ones is kept for no longer than this, whatever is in force now. */
export type Ceiling = { readonly terms: number; readonly ms: number };

/** What a request asks for: all that was collected until an instant (epoch ms), or only what one author wrote of it. */
export type Asked = { readonly until: number; readonly author?: string | undefined };

/** How a category of an app is kept, as of a version of its settings: not at all, or for so many milliseconds. */
export type Keeping = {
  readonly holds?: readonly HoldScope[] | undefined;
  readonly terms?: number | undefined;
  readonly ceilings?: readonly Ceiling[] | undefined;
  /** The longest period in force since the last ceiling (ms); absent if nobody knows. */
  readonly longest?: number | undefined;
  readonly asked?: Asked | undefined;
  /** Only what was collected until then is decided upon (epoch ms); all of it if it is absent. */
  readonly before?: number | undefined;
} & ({ readonly kind: "none" } | { readonly kind: "kept"; readonly ms: number });

export type StorageChoice = { readonly store: boolean; readonly days?: number | undefined };
export type StorageChoices = Partial<Readonly<Record<Perishable, StorageChoice>>>;

export type Clocked = {
  readonly at: number;
  readonly until: number;
  readonly terms?: number | undefined;
  /** When it was to be erased while it was held (epoch ms): from then on it is over, and goes when it may. */
  readonly withdrawn?: number | undefined;
};

const none: Keeping = { kind: "none" };

/** The keeping of a category under the customer's choices (PP-6.log, PP-6.monitoring, DA-5). */
export const keepingOf = (category: Perishable, choices: StorageChoices): Keeping => {
  const { retention }: Category = categories[category];
  if (retention.kind !== "chosen") return { kind: "kept", ms: milliseconds(retention.period) };
  const choice = choices[category];
  if (choice?.store !== true) return none;
  const period = choice.days === undefined ? retention.default : ofDays(choice.days);
  return { kind: "kept", ms: milliseconds(period) };
};

/** How long a keeping lets anything be kept (ms); what is not kept is over at once. */
export const periodOf = (keeping: Keeping): number => (keeping.kind === "none" ? 0 : keeping.ms);

const ceilingOf = ({ terms = 0 }: Clocked, { ceilings = [] }: Keeping): number =>
  Math.min(...ceilings.filter((one) => terms <= one.terms).map(({ ms }) => ms));

/** Whether a record was collected after the settings were read: only its own promise counts then. */
const isNewer = ({ terms = 0 }: Clocked, keeping: Keeping): boolean =>
  keeping.terms !== undefined && terms > keeping.terms;

/** The instant from which the record is unreadable and due to go. */
export const expiryOf = (record: Clocked, keeping: Keeping): number => {
  if (record.withdrawn !== undefined) return Number.NEGATIVE_INFINITY;
  if (isNewer(record, keeping)) return record.until;
  const ms = Math.min(periodOf(keeping), ceilingOf(record, keeping));
  return ms === 0 ? Number.NEGATIVE_INFINITY : Math.min(record.until, record.at + ms);
};

/** Whether a request asks for a record (DA-5.request). */
export const isAsked = (
  { at, author }: Pick<Clocked, "at"> & Pick<Subject, "author">,
  asked: Asked | undefined,
): boolean =>
  asked !== undefined &&
  at <= asked.until &&
  (asked.author === undefined || author === asked.author);

/** A record that is not as this release writes it has no clock: it is never due, and whoever meets it says so. */
export const isUnreadable = ({ at }: Pick<Clocked, "at">): boolean => Number.isNaN(at);

/** Whether a keeping decides upon a record: not if it is newer than that, or has no clock that could be read. */
const isDecided = ({ at }: Clocked, { before = Number.POSITIVE_INFINITY }: Keeping): boolean =>
  at <= before;

/** Whether a record must go now: its time is over or a request asks for it, and nothing holds it (DA-5.law). */
export const isDue = (
  record: Clocked & Pick<Subject, "author">,
  group: string,
  keeping: Keeping,
  now: number,
): boolean =>
  isDecided(record, keeping) &&
  (expiryOf(record, keeping) <= now || isAsked(record, keeping.asked)) &&
  !isHeld(keeping.holds, { group, author: record.author });

/** When to look at a record that is left: at its expiry, or later if that is over and it is held. */
export const nextLookAt = (record: Clocked, keeping: Keeping, now: number): number => {
  const expiry = expiryOf(record, keeping);
  return expiry > now ? expiry : now + milliseconds(operational.heldAgain);
};

export const isReadable = (record: Clocked, keeping: Keeping, now: number): boolean =>
  now < expiryOf(record, keeping);

/** The TTL stamp in epoch seconds: never before the expiry itself. */
export const ttlOf = (until: number): number => Math.ceil(until / 1000);
