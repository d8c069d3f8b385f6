/** Settings as their owner sees and changes them. */
import { isDeepStrictEqual } from "node:util";
import * as z from "zod/mini";
import {
  type Chosen,
  chosenCategories,
  type Sealed,
  sealedCategories,
} from "../policy/categories.ts";
import { type ConfiguredField, fieldScopes, type Scope } from "../policy/rights.ts";
import { keepingUnder, type Settings } from "./app.ts";
import { pastsOf } from "./ceilings.ts";
import {
  type Configuration,
  configurationSchema,
  consentSchema,
  minimumAgesSchema,
  secretsSchema,
} from "./configuration.ts";
import { type Hold, scopesOf } from "./holds.ts";
import { periodOf } from "./keeping.ts";
import type { LedgerEntry } from "./ledger/entry.ts";
import { Problem } from "./problem.ts";

/** The whole document that `PUT` takes: the configuration, the consent statement, the ages, and secrets. */
export const documentSchema = z.extend(configurationSchema, {
  consent: z.optional(consentSchema),
  minimumAges: minimumAgesSchema,
  secrets: z.optional(secretsSchema),
});
export type Document = z.infer<typeof documentSchema>;

/** The document that `GET` answers: of secrets only the names of those that are set. */
export const documentOf = ({ configuration, consent, minimumAges, sealed }: Settings) => ({
  ...configuration,
  ...(consent === undefined ? {} : { consent }),
  minimumAges,
  secretsSet: Object.keys(sealed).sort(),
});

/** The version of settings as an entity tag (RFC 9110). */
export const etagOf = ({ version }: Settings): string => `"${version}"`;

/** The categories that need a key under these settings: those that are kept. */
export const sealedUnder = (settings: Settings): Sealed[] =>
  sealedCategories.filter(
    (category) => category === "configuration" || keepingUnder(settings, category).kind === "kept",
  );

/** The categories of which something is held that lies under the key that these settings name (DA-5.law). */
export const heldUnder = ({ keys = {} }: Settings, holds: readonly Hold[]): Sealed[] =>
  chosenCategories.filter((one) => keys[one] !== undefined && scopesOf(holds, one).length > 0);

/** The categories whose keys nothing needs any more: not kept, and not held. */
export const idleKeys = (settings: Settings, holds: readonly Hold[]): Sealed[] => {
  const needed = [...sealedUnder(settings), ...heldUnder(settings, holds)];
  const named = Object.keys(settings.keys ?? {}) as Sealed[];
  return named.filter((category) => !needed.includes(category));
};

/** The categories that are kept for a shorter time after the change, or not at all. */
export const shortened = (before: Settings, after: Settings): Chosen[] =>
  chosenCategories.filter(
    (category) =>
      periodOf(keepingUnder(after, category)) < periodOf(keepingUnder(before, category)),
  );

/**
 * Settings after a change: their version, what the change makes due of what is held, and what it leaves for it.
 * Versions go by the clock, so that settings that were restored can never get one that lost ones had.
 */
export const changed = (
  before: Settings,
  change: Omit<Settings, "version" | "terms">,
  now: number,
): Settings => {
  const after = { ...change, version: Math.max(before.version + 1, now), terms: undefined };
  const settling = new Set([...(before.settling ?? []), ...shortened(before, after)]);
  return { ...after, settling: [...settling], ...pastsOf(before, after) };
};

/** What the ledger is to know of a change, so that no restore brings back what it made due (invariant 11). */
export const notedOf = (before: Settings, after: Settings, now: number): readonly LedgerEntry[] =>
  shortened(before, after).map((category) => {
    const ms = periodOf(keepingUnder(after, category));
    return { kind: "keeping", category, terms: after.version, ms, at: now };
  });

/** Throws "consent-missing" if something is stored without a consent statement (DA-6.consent). */
export const checkConsent = (
  consent: Settings["consent"],
  storage: Configuration["storage"],
): void => {
  const stored = chosenCategories.filter((category) => storage[category].store);
  if (consent !== undefined || stored.length === 0) return;
  const errors = stored.map((category) => ({
    field: `storage.${category}.store`,
    problem: "must be false without a consent statement",
  }));
  throw new Problem("consent-missing", undefined, errors);
};

/** Settings by the fields of the document; secrets as they lie sealed, where each setting makes them others. */
const byField = ({ configuration, consent, minimumAges, sealed }: Settings) => {
  const { storage, ...others } = configuration;
  const choices = chosenCategories.flatMap((category) =>
    (["store", "days"] as const).map((one): [string, unknown] => [
      `storage.${category}.${one}`,
      storage[category][one],
    ]),
  );
  const rest = Object.entries({ ...others, consent, minimumAges, secrets: sealed });
  return new Map<string, unknown>([...choices, ...rest]);
};

/**
 * Refuses a change of what a scope may not change: "not-yours-to-change" names the fields. What is sent as it was is
 * no change.
 */
export const checkFields = (scope: Scope, before: Settings, after: Settings): void => {
  const [was, is] = [byField(before), byField(after)];
  const fields = Object.keys(fieldScopes) as ConfiguredField[];
  const errors = fields
    .filter((field) => !(fieldScopes[field] as readonly Scope[]).includes(scope))
    .filter((field) => !isDeepStrictEqual(was.get(field), is.get(field)))
    .map((field) => ({ field, problem: "may be changed with the app's own token alone" }));
  if (errors.length > 0) throw new Problem("not-yours-to-change", undefined, errors);
};

type Secrets = z.infer<typeof secretsSchema>;

const certificateSecret = (name: string): string => `pushCertificate:${name}`;

/** The secrets that go with their push certificates when the configuration changes, by their flat names. */
export const abandoned = (before: Configuration, after: Configuration): string[] => {
  const namesIn = ({ pushCertificates = [] }: Configuration) =>
    pushCertificates.map(({ name }) => certificateSecret(name));
  const left = new Set(namesIn(after));
  return namesIn(before).filter((name) => !left.has(name));
};

/** Secrets by one flat name each; `null` forgets one. */
export const namedSecrets = ({
  pushCertificateSecrets = {},
  ...own
}: Secrets): [string, string | null][] => {
  const certificates = Object.entries(pushCertificateSecrets).map(
    ([name, value]): [string, string | null] => [certificateSecret(name), value],
  );
  const rest = Object.entries(own).flatMap(([name, value]): [string, string | null][] =>
    value === undefined ? [] : [[name, value]],
  );
  return [...rest, ...certificates];
};
