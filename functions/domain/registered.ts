/**
 * An app from its rows in the registry. What changes last of it is noted elsewhere in the same breath: the versions of its
 * holds and its settings in its own row, its status in the ledger. So a row that an older backup put back is noticed.
 */
import { chosenCategories, sealedCategories } from "../policy/categories.ts";
import { type App, keepingUnder, type Settings, type Tenant } from "./app.ts";
import { type Hold, holdOnAll } from "./holds.ts";
import { storedApp, storedHolds, storedSettings, storedStatus } from "./stored-rows.ts";

/** The rows as they lie there, undefined where there is none; `noted` is what the ledger says of the app's status. */
export type Rows = {
  readonly app: object | undefined;
  readonly settings: object | undefined;
  readonly held: object | undefined;
  readonly noted?: object | undefined;
};

/**
 * The holds on an app; undefined if they were lost, or cannot be read, or were changed since. An app that an older release
 * registered has no row of them until one is placed.
 */
export const holdsIn = (
  { held }: Pick<Rows, "held">,
  { heldAs }: Pick<App, "heldAs">,
): readonly Hold[] | undefined => {
  if (held === undefined && heldAs === undefined) return [];
  const stored = storedHolds(held);
  return stored !== undefined && stored.version >= (heldAs ?? 0) ? stored.holds : undefined;
};

/** Whether the app's status and its settings have not been changed since they were as these rows say. */
const isLatest = (app: App, settings: Settings, { noted }: Rows): boolean => {
  if (settings.version < (app.configuredAs ?? 0)) return false;
  if (noted === undefined) return true;
  const last = storedStatus(noted);
  return last !== undefined && last.status.changedAt <= app.changedAt;
};

/** Whether settings name the keys of what they keep: one that they do not name would be destroyed. */
const areKeysNamed = (settings: Settings): boolean =>
  sealedCategories
    .filter((one) => one === "configuration" || keepingUnder(settings, one).kind === "kept")
    .every((one) => settings.keys?.[one] !== undefined);

/** Nothing is stored without a statement of consent: settings that say otherwise have lost theirs (DA-6.consent). */
const isConsented = ({ consent, configuration: { storage } }: Settings): boolean =>
  consent !== undefined || chosenCategories.every((one) => !storage[one].store);

const isWhole = (settings: Settings): boolean => areKeysNamed(settings) && isConsented(settings);

/** The app as whoever deletes knows it; undefined if some of the rows are not to be used. */
export const tenantIn = (rows: Rows): Tenant | undefined => {
  const [app, settings] = [storedApp(rows.app), storedSettings(rows.settings)];
  if (app === undefined || settings === undefined) return undefined;
  if (!isLatest(app, settings, rows) || !isWhole(settings)) return undefined;
  const holds = holdsIn(rows, app);
  return holds && { app, settings, holds };
};

/** The app as whoever serves it knows it: who cannot say what is held takes everything for held. */
export const servedIn = (rows: Rows): Tenant | undefined => {
  const [app, settings] = [storedApp(rows.app), storedSettings(rows.settings)];
  if (app === undefined || settings === undefined) return undefined;
  return { app, settings, holds: holdsIn(rows, app) ?? [holdOnAll("unread", app.registeredAt)] };
};

/** Whether anything of an app is in the registry. */
export const hasTraces = ({ app, settings, held }: Rows): boolean =>
  [app, settings, held].some((row) => row !== undefined);
