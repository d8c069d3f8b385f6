/** The legal holds on an app. */
import type { Hold } from "../domain/holds.ts";
import type { TurnRow } from "../domain/turn.ts";

/** All holds on an app, and how often they have been changed. */
export type HeldRow = TurnRow & {
  readonly holds: readonly Hold[];
  readonly version: number;
};

export type HoldStore = {
  /** Read consistently; a row that is not there was lost, and is in version 0. */
  read(appId: string): Promise<HeldRow>;
  /** Puts holds in place of those that were read; due again at `due` (epoch ms), if there is more to do. */
  change(
    appId: string,
    before: HeldRow,
    holds: readonly Hold[],
    due: number | undefined,
  ): Promise<boolean>;
};
