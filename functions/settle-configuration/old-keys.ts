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
 * settings and go only if nothing was written to those since: one that is made meanwhile is not among them.
 */
export const withoutOldKeys = async (ports: EndingKeys, appId: string): Promise<Standing> => {
  const { standingOf, keyRows, forgetKeys } = ports;
  const rows = await keyRows.ofApp(appId);
  const standing = await standingOf(appId);
  if (standing.kind !== "known") return standing;
  const { settings, holds } = standing.tenant;
  const idle = idleKeys(settings, holds);
  if (idle.length > 0) {
    changed(await forgetKeys(appId, idle, settings));
    return withoutOldKeys(ports, appId);
  }
  for (const row of unnamed(rows, settings.keys)) {
    changed(await keyRows.destroy(appId, row, settings));
  }
  return standing;
};
