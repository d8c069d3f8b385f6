/** The keys of what an app does not store any more, and no law holds, end before anything is erased. */
import type { Tenant } from "../domain/app.ts";
import { unnamed } from "../domain/key-shares.ts";
import { idleKeys } from "../domain/settings.ts";
import type { Apps, KeyRows, SettingsStore } from "../ports.ts";

export type EndingKeys = {
  readonly apps: Apps;
  readonly keyRows: KeyRows;
  readonly forgetKeys: SettingsStore["forgetKeys"];
};

const changed = (isAccepted: boolean): void => {
  if (!isAccepted) throw new Error("The settings changed");
};

/**
 * The app as its settings are, after the keys that they do not name have been destroyed. Keys are read before the
 * settings and go only if those still have the version that was read: one that is made meanwhile is not among them.
 */
export const withoutOldKeys = async (
  { apps, keyRows, forgetKeys }: EndingKeys,
  appId: string,
): Promise<Tenant | undefined> => {
  const rows = await keyRows.ofApp(appId);
  const tenant = await apps.tenant(appId);
  if (tenant === undefined) return undefined;
  const { version, keys = {} } = tenant.settings;
  const idle = idleKeys(tenant.settings, tenant.holds);
  if (idle.length > 0) changed(await forgetKeys(appId, idle, version));
  const named = Object.fromEntries(
    Object.entries(keys).filter(([category]) => !idle.some((one) => one === category)),
  );
  for (const row of unnamed(rows, named)) changed(await keyRows.destroy(appId, row, version));
  return tenant;
};
