/**
 * Invariant 1: from the instant it expires no read path returns a record.
 * Invariant 3: nothing is deleted before that instant, save by request, recall, opt-out or a shorter period.
 *
 * A record carries its clock (`at`) and the promise under which it was collected (`until`), both epoch ms.
 * It expires at the earlier of `until` and `at` + the period in force now: so a shorter period applies at
 * once to all that is held, and a longer one only to what is collected from then on (DA-5.period).
 */
import { type Category, categories, type Perishable } from "../policy/categories.ts";
import { milliseconds, ofDays } from "../policy/duration.ts";

/** How a category of an app is kept now: not at all, or for so many milliseconds. */
export type Keeping = { readonly kind: "none" } | { readonly kind: "kept"; readonly ms: number };

export type StorageChoice = { readonly store: boolean; readonly days?: number | undefined };
export type StorageChoices = Partial<Readonly<Record<Perishable, StorageChoice>>>;

export type Clocked = { readonly at: number; readonly until: number };

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

/** The instant from which the record is unreadable and due to go. */
export const expiryOf = ({ at, until }: Clocked, keeping: Keeping): number =>
  keeping.kind === "none" ? Number.NEGATIVE_INFINITY : Math.min(until, at + keeping.ms);

export const isReadable = (record: Clocked, keeping: Keeping, now: number): boolean =>
  now < expiryOf(record, keeping);

/** The TTL stamp in epoch seconds: never before the expiry itself. */
export const ttlOf = (until: number): number => Math.ceil(until / 1000);
