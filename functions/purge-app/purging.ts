/** What a purge is told, and what it works with. */
import * as z from "zod/mini";
import type { App } from "../domain/app.ts";
import { appId } from "../domain/fields.ts";
import type { Hold } from "../domain/holds.ts";
import type {
  Bus,
  ChangeStatus,
  Erasures,
  Ledger,
  Queue,
  Registry,
  RequestsOfApp,
  StandingOf,
} from "../ports.ts";
import type { AskingHolders } from "../steps/data-holders/ask.ts";
import { parts } from "../steps/erasures/parts.ts";
import type { SharingPorts } from "../steps/sharing/share.ts";
import { cursor } from "../steps/walk/cursor.ts";
import type { Stores } from "./empty-stores.ts";

/** Without a `look` the purge begins; `zeros` counts the looks in a row that have found nothing; a part goes on at `from`. */
export const purgeTask = z.object({
  appId: appId(),
  look: z.optional(z.int()),
  zeros: z.optional(z.int()),
  part: z.optional(z.enum(parts)),
  from: z.optional(cursor),
});
export type PurgeTask = z.infer<typeof purgeTask>;

export type Purging = SharingPorts &
  AskingHolders &
  Stores & {
    readonly standingOf: StandingOf;
    readonly change: ChangeStatus;
    readonly destroyKeys: (appId: string) => Promise<void>;
    readonly registry: Registry;
    readonly erasures: Erasures;
    readonly ledger: Ledger;
    readonly requests: RequestsOfApp;
    readonly queue: Queue<PurgeTask>;
    readonly bus: Bus;
  };

/** An app to purge, and what of it a law holds. */
export type Case = { readonly app: App; readonly holds: readonly Hold[] };
