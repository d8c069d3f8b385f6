/**
 * Carries out what a change of configuration means for what is held already: a shorter period or an opt-out
 * erases at once (DA-5.period, DA-5.opt-out), and sharing follows the choice (PP-4.sharing). The keys of what is
 * not kept any more go first. A request that began before the change may still write, so a second look follows
 * after `operational.settle`.
 */
import * as z from "zod/mini";
import { keepingFor, keepingUnder, type Tenant } from "../domain/app.ts";
import { settingsAsking } from "../domain/data-holders.ts";
import { appId } from "../domain/fields.ts";
import { scopesOf } from "../domain/holds.ts";
import { periodOf } from "../domain/keeping.ts";
import type { Standing } from "../domain/standing.ts";
import { perishable } from "../policy/categories.ts";
import { seconds } from "../policy/duration.ts";
import { operational } from "../policy/periods.ts";
import type { Erasures, Holder, NoteSettled, Patience, Queue } from "../ports.ts";
import { ask } from "../steps/data-holders/ask.ts";
import { type Reminding, remind } from "../steps/data-holders/remind.ts";
import { type Tracker, tracker } from "../steps/erasures/tracker.ts";
import { countsOf, tally } from "../steps/receipts/counts.ts";
import { usualRest } from "../steps/retention/erase.ts";
import { type ErasedTo, eraseDueOfApp } from "../steps/retention/erase-app.ts";
import { type SharingPorts, settleSharing } from "../steps/sharing/share.ts";
import { type Cursor, cursor } from "../steps/walk/cursor.ts";
import { draftsOf } from "./note.ts";
import { type EndingKeys, withoutOldKeys } from "./old-keys.ts";

const kind = "settlement";

/** Where a look under some version of the settings stopped: in which category, and where in its directory. */
const place = z.object({
  version: z.int(),
  category: z.enum(perishable),
  cursor: z.optional(cursor),
});
type Place = z.infer<typeof place>;

/**
 * `looked` is the version of the settings that have had their first look, `from` where to go on. With `remind` nothing is
 * carried out: only whoever has not confirmed is told again.
 */
export const settlementTask = z.object({
  appId: appId(),
  looked: z.optional(z.int()),
  remind: z.optional(z.literal(true)),
  from: z.optional(place),
});
export type SettlementTask = z.infer<typeof settlementTask>;

export type Settling = SharingPorts &
  Reminding &
  EndingKeys & {
    readonly holders: readonly Holder[];
    readonly erasures: Erasures;
    readonly queue: Queue<SettlementTask>;
    readonly settled: NoteSettled;
  };

/** Erases what newer settings have made due of a category, from a place on. */
const eraseCategory = async (
  { erasures }: Settling,
  holder: Holder,
  tenant: Tenant,
  from: Cursor | undefined,
  now: number,
  progress: Tracker,
): Promise<ErasedTo> => {
  const { appId: app } = tenant.app;
  const how = { patience: progress.patience, progress, rest: usualRest, from };
  const result = await eraseDueOfApp(holder, app, keepingFor(tenant, holder.category), now, how);
  await tally(erasures, { app, kind }, countsOf(holder, result), now);
  if (result.refused > 0) throw new Error("Something could not go");
  return result;
};

/** Erases what newer settings have made due; answers where it stopped if patience ran out. */
const eraseShortened = async (
  ports: Settling,
  tenant: Tenant,
  from: Place | undefined,
  now: number,
  progress: Tracker,
): Promise<Place | undefined> => {
  const { version, settling = [] } = tenant.settings;
  const due = ports.holders.filter(({ category }) => settling.some((one) => one === category));
  const start = due.findIndex(({ category }) => category === from?.category);
  const pending = due.slice(Math.max(start, 0));
  for (const [index, holder] of pending.entries()) {
    const cursor = index === 0 ? from?.cursor : undefined;
    const result = await eraseCategory(ports, holder, tenant, cursor, now, progress);
    if (!result.finished) return { version, category: holder.category, cursor: result.cursor };
    const next = pending[index + 1];
    if (next !== undefined && !progress.patience()) return { version, category: next.category };
  }
  return undefined;
};

/** Stores of the operator's own keep nothing for longer than we do. */
const askOthers = async (ports: Settling, tenant: Tenant, now: number): Promise<void> => {
  const { app, settings, holds } = tenant;
  for (const category of settings.settling ?? []) {
    const keepMs = periodOf(keepingUnder(settings, category)) ?? 0;
    const asking = settingsAsking(settings.version, category, keepMs, now);
    await ask(ports, app.appId, asking, now, scopesOf(holds, category).length > 0);
  }
};

/** One look at what is held; true if it came to its end and nobody paused it. */
const lookThrough = async (
  ports: Settling,
  tenant: Tenant,
  task: SettlementTask,
  now: number,
  patience: Patience,
): Promise<boolean> => {
  const { erasures, queue } = ports;
  const { version } = tenant.settings;
  const { appId: app } = task;
  await erasures.ask(app, kind, version, now);
  if (task.looked !== version) {
    await erasures.openTally(app, kind, now);
    await askOthers(ports, tenant, now);
  }
  const progress = tracker({ erasures, appId: app, kind, row: kind, now, patience });
  const before = task.from?.version === version ? task.from : undefined;
  const from = await eraseShortened(ports, tenant, before, now, progress);
  const finished = from === undefined && task.looked === version;
  await progress.save(finished ? version : undefined);
  if (from !== undefined && !progress.isPaused()) await queue.send({ ...task, from });
  return from === undefined;
};

const carryOut = async (
  ports: Settling,
  tenant: Tenant,
  task: SettlementTask,
  now: number,
  patience: Patience,
): Promise<void> => {
  const { version, settling = [] } = tenant.settings;
  if (settling.length > 0 && !(await lookThrough(ports, tenant, task, now, patience))) return;
  if (settling.length > 0 && task.looked !== version) {
    const second = { appId: task.appId, looked: version };
    return ports.queue.send(second, seconds(operational.settle));
  }
  const drafts = await draftsOf(ports.erasures, tenant, now);
  // Whatever was written meanwhile may be what this look has not seen.
  const isSettled = await ports.settled(task.appId, tenant.settings, drafts);
  if (!isSettled) await ports.queue.send({ appId: task.appId });
};

/** Of an app without settings only others can have something; of an unknown one nobody is asked to erase anything more. */
const goOnWithout = async (
  ports: Settling,
  { appId }: SettlementTask,
  standing: Standing,
  now: number,
): Promise<void> => {
  await settleSharing(ports, appId, standing, now);
  if (standing.kind === "purged") await remind(ports, appId, [], now);
};

/** Brings what is held of an app in line with its settings; a newer version begins with a first look of its own. */
export const settle = async (
  ports: Settling,
  task: SettlementTask,
  now: number,
  patience: Patience,
): Promise<void> => {
  const standing = await withoutOldKeys(ports, task.appId);
  if (standing.kind !== "known") return goOnWithout(ports, task, standing, now);
  const { tenant } = standing;
  if (task.looked !== tenant.settings.version) {
    await settleSharing(ports, task.appId, standing, now);
    await remind(ports, task.appId, tenant.holds, now);
  }
  if (tenant.app.status === "purging" || task.remind === true) return;
  if (await ports.erasures.isPaused(task.appId, kind)) return;
  await carryOut(ports, tenant, task, now, patience);
};
