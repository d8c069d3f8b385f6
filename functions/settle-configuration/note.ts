import type { Tenant } from "../domain/app.ts";
import { type Draft, settlementDraft } from "../domain/receipt-draft.ts";
import type { Erasures } from "../ports.ts";

/** What a version of the settings deleted, a draft for each category that it made due. */
export const draftsOf = async (
  erasures: Erasures,
  tenant: Tenant,
  now: number,
): Promise<readonly Draft[]> => {
  const { settling = [] } = tenant.settings;
  if (settling.length === 0) return [];
  const tallied = await erasures.tallied(tenant.app.appId, "settlement");
  const at = { began: tallied?.since ?? now, now };
  return settling.map((category) => settlementDraft(tenant, category, tallied?.counts ?? {}, at));
};
