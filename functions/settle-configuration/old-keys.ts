/** The keys of what an app does not store any more, and no law holds, end before anything is erased. */
import { unnamed } from "../domain/key-shares.ts";
import { idleKeys } from "../domain/settings.ts";
import type { Standing } from "../domain/standing.ts";
import type { KeyRows, SettingsStore, StandingOf } from "../ports.ts";

export type EndingKeys = {
  readonly standingOf: StandingOf;
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
  { standingOf, keyRows, forgetKeys }: EndingKeys,
  appId: string,
): Promise<Standing> => {
  const rows = await keyRows.ofApp(appId);
  const standing = await standingOf(appId);
  if (standing.kind !== "known") return standing;
  const { tenant } = standing;
  const { version, keys = {} } = tenant.settings;
  const idle = idleKeys(tenant.settings, tenant.holds);
  if (idle.length > 0) changed(await forgetKeys(appId, idle, version));
  const named = Object.fromEntries(
    Object.entries(keys).filter(([category]) => !idle.some((one) => one === category)),
  );
  for (const row of unnamed(rows, named)) changed(await keyRows.destroy(appId, row, version));
  return standing;
};
