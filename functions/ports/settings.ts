/** What apps chose, and that it is carried out. */
import type { Settings } from "../domain/app.ts";
import type { LedgerEntry } from "../domain/ledger/entry.ts";
import type { Draft as ReceiptDraft } from "../domain/receipt-draft.ts";
import type { Sealed } from "../policy/categories.ts";
import type { AppKey } from "./keys.ts";

/** What of settings was read: a write that goes by it is refused if anything was written since. */
export type SeenSettings = Pick<Settings, "version" | "revision">;

/** Notes that settings were carried out, together with what that deleted; false if anything was written to them since. */
export type NoteSettled = (
  appId: string,
  seen: SeenSettings,
  drafts: readonly ReceiptDraft[],
) => Promise<boolean>;

/** Notes that an app's settings are to be carried out, before it is said: the sweep finds them from an instant on (epoch ms). */
export type NoteUnsettled = (appId: string, due: number) => Promise<void>;

export type NewSettings = {
  readonly after: Settings;
  readonly due: number;
  readonly newKeys: readonly AppKey[];
  readonly noted: readonly LedgerEntry[];
};

export type SettingsStore = {
  /**
   * Stores settings, the keys that are new in them and what the ledger is to know of them, if nothing was written to them
   * since they were read; until they are carried out they are due from `due` on (epoch ms).
   */
  change(appId: string, before: SeenSettings, to: NewSettings): Promise<boolean>;
  /** Drops the settings' half of keys; false if anything was written to them since they were read. */
  forgetKeys(appId: string, categories: readonly Sealed[], seen: SeenSettings): Promise<boolean>;
};
