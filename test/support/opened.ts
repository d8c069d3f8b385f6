/** What lies sealed in the stores, opened as the app itself would. */

import { dynamodbClient } from "../../functions/adapters/clients.ts";
import type { Tenant } from "../../functions/domain/app.ts";
import type { Sealed } from "../../functions/policy/categories.ts";
import type { Stored, Vault } from "../../functions/ports.ts";
import { opened } from "../../functions/steps/sealing/sealed.ts";
import { appsIn } from "../../functions/wiring/apps.ts";
import { keysIn } from "../../functions/wiring/keys.ts";
import { recordsOf } from "./verbs.ts";
import type { World } from "./world.ts";

/** An app and its settings as they are now. */
export const tenantOf = async (w: World, app: string): Promise<Tenant> => {
  const tenant = await appsIn(w.run, dynamodbClient()).tenant(app);
  if (tenant === undefined) throw new Error("No such app");
  return tenant;
};

/** The vault of a category, its keys fetched anew as by a cold function. */
export const vaultIn = async (
  w: World,
  app: string,
  category: Sealed,
  settings?: Tenant["settings"],
): Promise<Vault> => {
  const tenant = await tenantOf(w, app);
  const of = settings === undefined ? tenant : { ...tenant, settings };
  return keysIn(w.run, dynamodbClient()).vault(of, category);
};

/** The category whose records lie in a table. */
export const categoryOf = { messages: "messages", "user-information": "userInformation" } as const;

/** What an app's records hold, marks without content left out. */
export const contentsOf = async (
  w: World,
  table: keyof typeof categoryOf,
  app: string,
): Promise<Record<string, unknown>[]> => {
  const records = (await recordsOf(w, table, app)).filter(({ body }) => body !== undefined);
  if (records.length === 0) return [];
  const vault = await vaultIn(w, app, categoryOf[table]);
  return records.map((record) => opened(vault, record as unknown as Stored));
};
