import { type Chosen, chosenCategories, type Perishable } from "../policy/categories.ts";
import { after } from "../policy/duration.ts";
import { promised } from "../policy/periods.ts";
import type { Configuration, Consent, MinimumAges } from "./configuration.ts";
import { type Hold, scopesOf } from "./holds.ts";
import { type Ceiling, type Keeping, keepingOf, type StorageChoices } from "./keeping.ts";
import type { KeyShares } from "./key-shares.ts";

/**
 * An app in the registry (PP-5); instants in epoch ms. `changedAt` is when its status last changed, `heldAs` and
 * `configuredAs` the versions of its holds and its settings as of their last change: so that rows that were lost, or are
 * older, are noticed. Apps that older releases registered are without them until then.
 */
export type App = {
  readonly appId: string;
  readonly uin: string;
  readonly region: string;
  readonly clientIds: readonly string[];
  readonly registeredAt: number;
  readonly changedAt: number;
  readonly heldAs?: number | undefined;
  readonly configuredAs?: number | undefined;
} & (
  | { readonly status: "active" }
  | {
      readonly status: "terminated" | "purging";
      readonly terminatedAt: number;
      readonly purgeAt: number;
      /** A purge that waits for a hold looks again then (epoch ms). */
      readonly waitsUntil?: number | undefined;
    }
);

/**
 * What an app has configured; `version` is above all that was given out before, `sealed` are its secrets by name, `settling`
 * the categories whose records a change has made due and that are not erased yet, `ceilings` what longer
 * periods have left for what was held before them, `longest` the longest period since the last of those (ms), `keys` the
 * settings' half of the keys in force. Secrets and shares are never answered and never logged.
 */
export type Settings = {
  readonly configuration: Configuration;
  readonly consent?: Consent | undefined;
  readonly minimumAges: MinimumAges;
  readonly sealed: Readonly<Record<string, string>>;
  readonly version: number;
  /** How often the row was written to since it was made. */
  readonly revision?: number | undefined;
  /** Of settings that were restored: the version that their choices are about. */
  readonly terms?: number | undefined;
  readonly settling?: readonly Chosen[] | undefined;
  readonly ceilings?: Partial<Readonly<Record<Chosen, readonly Ceiling[]>>> | undefined;
  readonly longest?: Partial<Readonly<Record<Chosen, number>>> | undefined;
  readonly keys?: KeyShares | undefined;
};

export type Tenant = {
  readonly app: App;
  readonly settings: Settings;
  readonly holds: readonly Hold[];
};

/** The instant at which a terminated app is purged: 2 calendar months later (PP-6.configuration). */
export const purgeInstant = (terminatedAt: number): number =>
  after(terminatedAt, promised.afterTermination);

/** Whether an app's time is over: from then on nothing of it is read or changed, even before its purge begins. */
export const isOver = (app: App, now: number): boolean =>
  app.status !== "active" && (app.status === "purging" || now >= app.purgeAt);

/** What the customer's choices amount to: without a consent statement nothing is stored (DA-6.consent). */
export const choicesOf = ({ configuration, consent }: Settings): StorageChoices =>
  consent === undefined ? {} : configuration.storage;

/** How a category is kept under these settings. */
export const keepingUnder = (settings: Settings, category: Perishable): Keeping => {
  const keeping = keepingOf(category, choicesOf(settings));
  const chosen = chosenCategories.find((one) => one === category);
  if (chosen === undefined) return keeping;
  return {
    ...keeping,
    terms: settings.terms ?? settings.version,
    ceilings: settings.ceilings?.[chosen],
    longest: settings.longest?.[chosen],
  };
};

/** How a category of this app is kept now; of an app that is not there `standing.ts` decides. */
export const keepingFor = ({ settings, holds }: Tenant, category: Perishable): Keeping => ({
  ...keepingUnder(settings, category),
  holds: scopesOf(holds, category),
});

/** The app as its owner sees it. */
export const appView = (app: App) => ({
  appId: app.appId,
  uin: app.uin,
  region: app.region,
  clientIds: app.clientIds,
  status: app.status,
  registeredAt: new Date(app.registeredAt).toISOString(),
  ...(app.status === "active"
    ? {}
    : {
        terminatedAt: new Date(app.terminatedAt).toISOString(),
        purgeAt: new Date(app.purgeAt).toISOString(),
      }),
});
