/** What apps chose, and that it is carried out. */
import type { Settings } from "../domain/app.ts";
import type { Draft as ReceiptDraft } from "../domain/receipt-draft.ts";
import type { Sealed } from "../policy/categories.ts";
import type { AppKey } from "./keys.ts";

/** Notes that a version of an app's settings was carried out, together with what it deleted. */
export type NoteSettled = (
  appId: string,
  version: number,
  drafts: readonly ReceiptDraft[],
) => Promise<void>;

/** Notes that an app's settings are to be carried out, before it is said: the sweep finds them from an instant on (epoch ms). */
export type NoteUnsettled = (appId: string, due: number) => Promise<void>;

export type SettingsStore = {
  /**
   * Stores settings, and the keys that are new in them, if the version is still `before`; until they are carried
   * out they are due from `due` on.
   */
  change(
    appId: string,
    before: number,
    after: Settings,
    due: number,
    newKeys: readonly AppKey[],
  ): Promise<boolean>;
  /** Drops the settings' half of keys, if the settings still have this version; false if they do not. */
  forgetKeys(appId: string, categories: readonly Sealed[], version: number): Promise<boolean>;
};
