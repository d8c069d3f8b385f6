/** What a deletion leaves behind when it ends, for somebody else to read back, and to make a receipt of. */

import { type Chosen, categories, type Perishable } from "../policy/categories.ts";
import type { Cause } from "../policy/receipts.ts";
import { type App, keepingUnder, type Tenant } from "./app.ts";
import { chainOf } from "./chain.ts";
import type { ErasedElsewhere } from "./data-holders.ts";
import { joined } from "./partition.ts";
import type { Scope } from "./receipt.ts";
import { sweepChain } from "./sweep-chain.ts";

/** Records that a deletion found, deleted, and could not delete, by holder. */
export type Counts = { readonly found: number; readonly deleted: number; readonly refused: number };
export type CountsByHolder = Readonly<Record<string, Counts>>;

/**
 * A deletion that has ended, or is about to; instants in epoch ms. `name` tells the deletions of a chain apart: one
 * that is repeated has the same. `elsewhere` is what stores of the operator's own said; `subject` is where to look again; it is gone when the receipt has been signed.
 */
export type Draft = {
  readonly chain: string;
  readonly name: string;
  readonly cause: Cause;
  readonly scope: Scope;
  readonly category: Perishable;
  readonly began: number;
  readonly ended: number;
  readonly counts: CountsByHolder;
  readonly elsewhere?: readonly ErasedElsewhere[] | undefined;
  readonly subject: {
    readonly appId?: string | undefined;
    readonly registeredAt?: number | undefined;
    readonly group?: string | undefined;
    readonly author?: string | undefined;
    readonly conversation?: string | undefined;
  };
};

const one: Counts = { found: 1, deleted: 1, refused: 0 };

/** The draft of a purge; `began` is when the app was closed for good. */
export const purgeDraft = (
  app: App,
  counts: CountsByHolder,
  elsewhere: readonly ErasedElsewhere[],
  now: number,
): Draft => ({
  chain: chainOf(app),
  name: "purge",
  cause: "purge",
  scope: { kind: "app", app: chainOf(app) },
  category: "messages",
  began: app.changedAt,
  ended: now,
  counts: { apps: one, configuration: one, keys: one, ...counts },
  elsewhere,
  subject: { appId: app.appId, registeredAt: app.registeredAt },
});

/** The draft of what a version of the settings made due in a category, and since when it was being carried out. */
export const settlementDraft = (
  { app, settings }: Tenant,
  category: Chosen,
  counts: CountsByHolder,
  { began, now }: { readonly began: number; readonly now: number },
): Draft => ({
  chain: chainOf(app),
  name: joined("settings", settings.version, category),
  cause: keepingUnder(settings, category).kind === "none" ? "opt-out" : "shortened-period",
  scope: { kind: "category", app: chainOf(app), category },
  category,
  began,
  ended: now,
  counts,
  subject: { appId: app.appId },
});

/** The draft of a person's request; `user` is the keyed digest, `at` when the record was last changed. */
export const requestDraft = (app: App, user: string, at: number, now: number): Draft => ({
  chain: chainOf(app),
  name: joined("request", user, at),
  cause: "request",
  scope: { kind: "user", app: chainOf(app), user },
  category: "userInformation",
  began: now,
  ended: now,
  counts: { "user-information": one },
  subject: { appId: app.appId, group: user },
});

/** The last instant of a UTC day (epoch ms). */
export const dayEnd = (day: string): number => Date.parse(`${day}T23:59:59.999Z`);

export const sweepName = (category: Perishable, day: string): string => joined(category, day);

/** The draft of a day's sweeps in a category. */
export const sweepDraft = (category: Perishable, day: string, counts: Counts): Draft => ({
  chain: sweepChain,
  name: sweepName(category, day),
  cause: "sweep-day",
  scope: { kind: "day", category, day },
  category,
  began: Date.parse(`${day}T00:00:00Z`),
  ended: dayEnd(day),
  counts: { [categories[category].table]: counts },
  subject: {},
});
