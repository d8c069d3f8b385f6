import type { App, Settings, Tenant } from "../domain/app.ts";
import { carriedOver } from "../domain/key-shares.ts";
import { parse } from "../domain/parse.ts";
import { Problem } from "../domain/problem.ts";
import { regionSaid } from "../domain/region.ts";
import {
  abandoned,
  changed,
  checkConsent,
  checkFields,
  type Document,
  documentSchema,
  etagOf,
  heldUnder,
  namedSecrets,
  notedOf,
  sealedUnder,
} from "../domain/settings.ts";
import { milliseconds } from "../policy/duration.ts";
import { limits } from "../policy/limits.ts";
import { operational } from "../policy/periods.ts";
import type { Scope } from "../policy/rights.ts";
import type { AppKeys, NewKeys, Queue, SettingsStore } from "../ports.ts";
import { sealedSecret } from "../steps/sealing/secrets.ts";

export type Changing = {
  readonly store: SettingsStore;
  readonly keys: AppKeys;
  readonly newKeys: NewKeys;
  readonly queue: Queue<{ readonly appId: string }>;
  readonly mayCall: (url: string) => boolean;
};

const refuse = (field: string, problem: string, bound?: number): never => {
  const error = { field, problem, ...(bound === undefined ? {} : { bound }) };
  throw new Problem("invalid-input", undefined, [error]);
};

/** What a field's own type cannot say. */
const checkTogether = (app: App, document: Document, mayCall: (url: string) => boolean): void => {
  const { callback, dataCentre, application, storage, consent } = document;
  if (dataCentre !== undefined && dataCentre !== app.region) {
    throw new Problem(
      "wrong-region",
      `This app's data is in ${app.region}; register it in ${regionSaid(dataCentre)}`,
      [{ field: "dataCentre", problem: `must be ${app.region}` }],
    );
  }
  if (application?.sdkAppId !== undefined && application.sdkAppId !== app.appId) {
    refuse("application.sdkAppId", "must be the app's own id");
  }
  checkCallback(callback, mayCall);
  checkConsent(consent, storage);
};

const checkCallback = (callback: Document["callback"], mayCall: (url: string) => boolean): void => {
  if (callback?.enabled === true && callback.url === undefined) {
    refuse("callback.url", "must be set when the callback is enabled");
  }
  if (callback?.url !== undefined && !mayCall(callback.url)) {
    refuse("callback.url", "must be a public https URL");
  }
};

type Named = readonly (readonly [name: string, value: string | null])[];

/** What becomes of secrets by name: sealed, or forgotten (`null`). Most changes bring none, and need no key. */
const sealedSecrets = async (
  keys: AppKeys,
  tenant: Tenant,
  { secrets = {} }: Document,
): Promise<Named> => {
  const named = namedSecrets(secrets);
  if (named.every(([, value]) => value === null)) return named;
  const vault = await keys.vault(tenant, "configuration");
  const seal = (name: string, value: string) => sealedSecret(vault, tenant.app.appId, name, value);
  return named.map(([name, value]) => [name, value === null ? null : seal(name, value)]);
};

const mergedSecrets = (before: Settings["sealed"], changes: Named): Settings["sealed"] => {
  const result = new Map(Object.entries(before));
  for (const [name, value] of changes) {
    if (value === null) result.delete(name);
    else result.set(name, value);
  }
  if (result.size > limits.secrets) {
    refuse("secrets", `must be at most ${limits.secrets} in all`, limits.secrets);
  }
  return Object.fromEntries(result);
};

/** What is kept of an app must fit into one row. */
const checkSize = (settings: Settings): Settings => {
  if (Buffer.byteLength(JSON.stringify(settings)) <= limits.settingsBytes) return settings;
  throw new Problem("too-large", `An app's settings take at most ${limits.settingsBytes} bytes`);
};

const nextSettings = (
  before: Settings,
  document: Document,
  changes: Named,
  now: number,
): Settings => {
  const { consent, minimumAges, secrets, ...configuration } = document;
  const gone = new Set(abandoned(before.configuration, configuration));
  const left = Object.entries(before.sealed).filter(([name]) => !gone.has(name));
  const sealed = mergedSecrets(Object.fromEntries(left), changes);
  return changed(before, { configuration, consent, minimumAges, sealed }, now);
};

/**
 * The same settings with the keys that they need; a category that is not kept any more loses its key here, unless a
 * law holds something that lies under it (DA-5.law).
 */
const rekeyed = async (newKeys: NewKeys, { app, settings, holds }: Tenant, after: Settings) => {
  const needed = new Set([...sealedUnder(after), ...heldUnder(settings, holds)]);
  const { kept, missing } = carriedOver([...needed], settings.keys);
  const { rows, shares } = await newKeys(app.appId, missing);
  return { rows, settings: { ...after, keys: { ...kept, ...shares } } };
};

/** Refuses a change that does not name the version it changes, or names an old one (RFC 6585, RFC 9110). */
export const checkVersion = (settings: Settings, ifMatch: string | undefined): void => {
  if (ifMatch === undefined) throw new Problem("version-required");
  if (ifMatch !== etagOf(settings)) throw new Problem("stale-version");
};

/**
 * Replaces an app's configuration; what it means for what is held is carried out behind the queue. Undefined if anything
 * was written to it since it was read.
 */
export const changeConfiguration = async (
  { store, keys, newKeys, queue, mayCall }: Changing,
  { tenant, scope }: { readonly tenant: Tenant; readonly scope: Scope },
  input: unknown,
  now: number,
): Promise<Settings | undefined> => {
  const document = parse(documentSchema, input);
  const { app, settings: before } = tenant;
  checkTogether(app, document, mayCall);
  const next = nextSettings(before, document, await sealedSecrets(keys, tenant, document), now);
  checkFields(scope, before, next);
  const { rows, settings: after } = await rekeyed(newKeys, tenant, checkSize(next));
  const due = now + milliseconds(operational.sweepEvery);
  const to = { after, due, newKeys: rows, noted: notedOf(before, after, now) };
  if (!(await store.change(app.appId, before, to))) return undefined;
  await queue.send({ appId: app.appId });
  return after;
};
