/**
 * The purge of a terminated app. Invariant 6: not a second before its time, and then everything of it, in
 * every store, read back as zero. Its keys go first: whatever copy remained could not be opened any more.
 * Invariant 8: the message may come twice, late or half done; what is gone is not found again, and the
 * registry, which goes last, says what is left to do.
 */
import * as z from "zod/mini";
import type { App } from "../domain/app.ts";
import { appId } from "../domain/fields.ts";
import { seconds } from "../policy/duration.ts";
import { events } from "../policy/names.ts";
import { operational } from "../policy/periods.ts";
import type { Apps, Bus, ChangeStatus, Holder, MediaOfApp, Patience, Queue } from "../ports.ts";
import { noRest, type Rest, usualRest } from "../steps/retention/erase.ts";
import { eraseDueOfApp } from "../steps/retention/erase-app.ts";
import { type SharingPorts, withdraw } from "../steps/sharing/share.ts";

export const purgeTask = z.object({ appId: appId(), look: z._default(z.int(), 1) });
export type PurgeTask = z.infer<typeof purgeTask>;

export type Purging = SharingPorts & {
  readonly apps: Apps;
  readonly change: ChangeStatus;
  readonly destroyKey: (appId: string) => Promise<void>;
  readonly holders: readonly Holder[];
  readonly media: MediaOfApp;
  readonly strikeApp: (app: App) => Promise<void>;
  readonly queue: Queue<PurgeTask>;
  readonly bus: Bus;
};

/**
 * Closes the app for good; undefined if its time has not come, it is in use, or its status changed meanwhile:
 * then another purge has begun, or it is in use again.
 */
const begin = async ({ change }: Purging, app: App, now: number): Promise<App | undefined> => {
  if (app.status === "active" || now < app.purgeAt) return undefined;
  if (app.status === "purging") return app;
  const closed: App = { ...app, status: "purging", changedAt: now };
  return (await change(app, closed)) ? closed : undefined;
};

/** Until the second look a request that was let in before may still write, trusting its memory of a directory row. */
const restOf = (look: number): Rest => (look === 1 ? usualRest : noRest);

const emptyStores = async (
  ports: Purging,
  app: string,
  now: number,
  how: { readonly patience: Patience; readonly rest: Rest },
) => {
  let found = 0;
  for (const holder of ports.holders) {
    const { erased, refused, changed, again, finished } = await eraseDueOfApp(
      holder,
      app,
      { kind: "none" },
      now,
      how,
    );
    found += erased + refused + changed + (Number.isFinite(again) ? 1 : 0);
    if (!finished) return { found, finished };
  }
  const media = await ports.media.eraseApp(app, how.patience);
  if (media.refused > 0) throw new Error("S3 refused objects");
  return { found: found + media.found, finished: media.finished };
};

/** Purges an app whose time has come, message by message, until a second look finds nothing. */
export const purgeApp = async (
  ports: Purging,
  { appId: id, look }: PurgeTask,
  now: number,
  patience: Patience,
): Promise<void> => {
  const tenant = await ports.apps.tenant(id);
  const app = tenant && (await begin(ports, tenant.app, now));
  if (app === undefined) return;
  await withdraw(ports, id, now);
  await ports.destroyKey(id);
  const how = { patience, rest: restOf(look) };
  const { found, finished } = await emptyStores(ports, id, now, how);
  if (!finished) return ports.queue.send({ appId: id, look: found > 0 ? 1 : look });
  if (look === 1 || found > 0) {
    return ports.queue.send({ appId: id, look: look + 1 }, seconds(operational.settle));
  }
  await ports.bus.publish(events.purged, { appId: id });
  await ports.strikeApp(app);
};
