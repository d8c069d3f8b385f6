/**
 * The end of an app's use, and its return. Invariant 6: terminated means purged two calendar months later,
 * unless reactivated. Invariant 8: an event may come twice, late or out of order; one that is older than
 * the app's last change of status changes nothing.
 * The registry is the truth, the schedule only a reminder: the sweep finds a purge whose schedule was lost.
 * Details are shared only of an app in use (PP-4.sharing): a settlement withdraws or shares them on each change, and
 * is noted before it, so that the sweep finds one whose message was never sent.
 */
import { type App, isOver, purgeInstant } from "../../domain/app.ts";
import { Problem } from "../../domain/problem.ts";
import { milliseconds } from "../../policy/duration.ts";
import { operational } from "../../policy/periods.ts";
import type { ChangeStatus, NoteUnsettled, PurgeSchedules, Queue } from "../../ports.ts";

export type Lifecycle = {
  readonly change: ChangeStatus;
  readonly schedules: PurgeSchedules;
  readonly unsettled: NoteUnsettled;
  readonly settlement: Queue<{ readonly appId: string }>;
};

const changed = (accepted: boolean): void => {
  if (!accepted) throw new Error("The app's status changed meanwhile");
};

const noteSettlement = ({ unsettled }: Lifecycle, { appId }: App, at: number): Promise<void> =>
  unsettled(appId, at + milliseconds(operational.sweepEvery));

/**
 * The instant as of which somebody changes an app's status who asks now (epoch ms): whoever asks knows what was changed
 * before, though the clock may lie behind that of the function which did it.
 */
export const asOf = ({ changedAt }: App, now: number): number => Math.max(now, changedAt);

/** No schedule is set for a time that is over: a purge that is due by then is planned for a moment from now. */
const soon = milliseconds(operational.sweepEvery);

/** Terminates an app as of an instant (epoch ms), and plans its purge; repeated, it makes sure of the plan. */
export const terminate = async (ports: Lifecycle, app: App, at: number): Promise<App> => {
  const { change, schedules, settlement } = ports;
  if (app.status === "active" && at < app.changedAt) return app;
  if (app.status === "purging") return app;
  const purgeAt = app.status === "active" ? purgeInstant(at) : app.purgeAt;
  const terminatedAt = app.status === "active" ? at : app.terminatedAt;
  const after: App = {
    ...app,
    status: "terminated",
    changedAt: terminatedAt,
    terminatedAt,
    purgeAt,
  };
  await noteSettlement(ports, app, at);
  if (app.status === "active") changed(await change(app, after));
  await schedules.plan(app.appId, Math.max(purgeAt, at + soon));
  await settlement.send({ appId: app.appId });
  return after;
};

const inUse = (app: App, at: number): App => {
  if (app.status === "active") return app;
  const { terminatedAt, purgeAt, ...rest } = app;
  return { ...rest, status: "active", changedAt: at };
};

/**
 * Puts an app back in use as of an instant (epoch ms); repeated, it makes sure of the settlement.
 * Throws "purge-begun" from the instant of its purge on.
 */
export const reactivate = async (ports: Lifecycle, app: App, at: number): Promise<App> => {
  const { change, schedules, settlement } = ports;
  if (isOver(app, at)) throw new Problem("purge-begun");
  if (at < app.changedAt) return app;
  const after = inUse(app, at);
  await noteSettlement(ports, app, at);
  if (app.status !== "active") {
    changed(await change(app, after));
    await schedules.cancel(app.appId);
  }
  await settlement.send({ appId: app.appId });
  return after;
};
