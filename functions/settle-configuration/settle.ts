/**
 * Carries out what a change of configuration means for what is held already: a shorter period or an opt-out
 * erases at once (DA-5.period, DA-5.opt-out), and sharing follows the choice (PP-4.sharing). A request that
 * began before the change may still write, so a second look follows after `operational.settle`.
 */
import * as z from "zod/mini";
import { keepingFor, type Tenant } from "../domain/app.ts";
import { appId } from "../domain/fields.ts";
import { seconds } from "../policy/duration.ts";
import { operational } from "../policy/periods.ts";
import type { Apps, Holder, Patience, Queue } from "../ports.ts";
import { eraseDueOfApp, usualRest } from "../steps/retention/erase.ts";
import { type SharingPorts, settleSharing } from "../steps/sharing/share.ts";

/** `looked` is the version of the settings that have had their first look. */
export const settlementTask = z.object({ appId: appId(), looked: z.optional(z.int()) });
export type SettlementTask = z.infer<typeof settlementTask>;

export type Settling = SharingPorts & {
  readonly apps: Apps;
  readonly holders: readonly Holder[];
  readonly queue: Queue<SettlementTask>;
  /** Notes that a version of the settings has been carried out. */
  readonly settled: (appId: string, version: number) => Promise<void>;
};

const eraseShortened = async (ports: Settling, tenant: Tenant, now: number, patience: Patience) => {
  const { settling = [] } = tenant.settings;
  for (const holder of ports.holders) {
    if (!settling.some((category) => category === holder.category)) continue;
    const keeping = keepingFor(tenant, holder.category);
    const how = { patience, rest: usualRest };
    const result = await eraseDueOfApp(holder, tenant.app.appId, keeping, now, how);
    if (result.refused > 0) throw new Error("S3 refused objects");
    if (!result.finished) return false;
  }
  return true;
};

/** Brings what is held of an app in line with its settings; a newer version begins with a first look of its own. */
export const settle = async (
  ports: Settling,
  task: SettlementTask,
  now: number,
  patience: Patience,
): Promise<void> => {
  const id = task.appId;
  const tenant = await ports.apps.tenant(id);
  const version = tenant?.settings.version;
  const isFirst = version === undefined || task.looked !== version;
  if (isFirst) await settleSharing(ports, id, tenant, now);
  if (tenant === undefined || tenant.app.status === "purging") return;
  const finished = await eraseShortened(ports, tenant, now, patience);
  if (!finished) return ports.queue.send(task);
  const erasing = (tenant.settings.settling ?? []).length > 0;
  if (erasing && isFirst) {
    return ports.queue.send({ appId: id, looked: version }, seconds(operational.settle));
  }
  await ports.settled(id, tenant.settings.version);
};
