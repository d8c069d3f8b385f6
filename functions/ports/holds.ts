/** The legal holds on an app. */
import type { Hold } from "../domain/holds.ts";
import type { TurnRow } from "../domain/turn.ts";

/**
 * All holds on an app, and their version: above all that were given out before. Where some of them were lost, one on everything
 * is among them.
 */
export type HeldRow = TurnRow & {
  readonly holds: readonly Hold[];
  readonly version: number;
  /** Of the app itself there is no row either: it was purged, or that was lost, too. */
  readonly isGone?: true | undefined;
};

export type HoldStore = {
  /** Read consistently; a row that is not there is in version 0. Throws for one of another form. */
  read(appId: string, now: number): Promise<HeldRow>;
  /** Puts holds in place of those that were read; due again at `due` (epoch ms), if there is more to do. */
  change(
    appId: string,
    before: HeldRow,
    after: {
      readonly holds: readonly Hold[];
      readonly due: number | undefined;
      readonly now: number;
    },
  ): Promise<boolean>;
};
