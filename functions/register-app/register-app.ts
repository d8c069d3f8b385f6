import * as z from "zod/mini";
import type { App, Settings, Tenant } from "../domain/app.ts";
import { consentSchema, defaultConfiguration, minimumAgesSchema } from "../domain/configuration.ts";
import { appId, id, list, name } from "../domain/fields.ts";
import { Problem } from "../domain/problem.ts";
import { regionSaid } from "../domain/region.ts";
import { sealedUnder } from "../domain/settings.ts";
import type { AppKey, NewKeys } from "../ports.ts";

/** What registering an app takes (PP-5, PP-3, DA-6.consent, DA-6.age). */
export const registrationSchema = z.strictObject({
  appId: appId(),
  uin: id(),
  region: name(),
  clientIds: list(id()).check(z.minLength(1)),
  consent: z.optional(consentSchema),
  minimumAges: minimumAgesSchema,
});
export type Registration = z.infer<typeof registrationSchema>;

export type Registering = {
  readonly region: string;
  readonly newDigestKey: (appId: string) => Promise<AppKey>;
  readonly newKeys: NewKeys;
  readonly add: (tenant: Tenant, keys: readonly AppKey[]) => Promise<boolean>;
};

/** Registers an app in this region. Throws "wrong-region" for another, "already-registered" for a known id. */
export const registerApp = async (
  { region, newDigestKey, newKeys, add }: Registering,
  registration: Registration,
  now: number,
): Promise<App> => {
  const { consent, minimumAges, ...identity } = registration;
  if (identity.region !== region) {
    const there = regionSaid(identity.region);
    throw new Problem("wrong-region", `This is ${region}; register in ${there} itself`);
  }
  const app: App = { ...identity, status: "active", registeredAt: now, changedAt: now };
  const settings: Settings = {
    configuration: defaultConfiguration(consent !== undefined),
    consent,
    minimumAges,
    sealed: {},
    version: 1,
  };
  const [digestKey, { rows, shares }] = await Promise.all([
    newDigestKey(app.appId),
    newKeys(app.appId, sealedUnder(settings)),
  ]);
  const added = await add({ app, settings: { ...settings, keys: shares }, holds: [] }, [
    digestKey,
    ...rows,
  ]);
  if (!added) throw new Problem("already-registered");
  return app;
};
