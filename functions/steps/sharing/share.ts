/**
 * Sharing application details with TRTC (PP-4.sharing): only by opt-in and subscription. What was shared is
 * noted before it leaves, so that withdrawal and deletion reach the recipient, again and again until it confirms.
 */
import type { Tenant } from "../../domain/app.ts";
import { passedOver } from "../../domain/passed-over.ts";
import type { Standing } from "../../domain/standing.ts";
import { milliseconds } from "../../policy/duration.ts";
import { events } from "../../policy/names.ts";
import { operational } from "../../policy/periods.ts";
import type { Bus, Sharing, SharingRow } from "../../ports.ts";

export const trtc = "trtc";

export type SharingPorts = { readonly sharing: Sharing; readonly bus: Bus };

const wanted = ({ app, settings }: Tenant): boolean => {
  const choice = settings.configuration.sharing?.trtc;
  return app.status === "active" && choice?.optIn === true && choice.subscribed;
};

type Next = (row: SharingRow | undefined) => SharingRow | undefined;

const tries = 5;

/** Notes what is shared, whoever else notes it; `of` is the app by whose choice it is. Undefined if there is nothing to note. */
const note = async (
  { sharing }: SharingPorts,
  appId: string,
  next: Next,
  of?: Tenant,
): Promise<SharingRow | undefined> => {
  for (let tried = 0; tried < tries; tried++) {
    const before = await sharing.get(appId, trtc);
    const after = next(before);
    if (after === undefined) return undefined;
    if (await sharing.put(appId, trtc, { before, after }, of)) return after;
  }
  throw new Error("What is shared of the app keeps changing, or the app has changed");
};

/** Asks the recipient to delete what it holds of an app; reminds it until it confirms this withdrawal by its `since`. */
export const withdraw = async (
  ports: SharingPorts,
  appId: string,
  now: number,
  of?: Tenant,
): Promise<void> => {
  const due = now + milliseconds(operational.overdueAlarm);
  const withdrawing: Next = (row) =>
    row && { state: "withdrawing", since: row.state === "withdrawing" ? row.since : now, due };
  const row = await note(ports, appId, withdrawing, of);
  if (row === undefined) return;
  const detail = { appId, recipient: trtc, since: new Date(row.since).toISOString() };
  await ports.bus.publish(events.detailsWithdrawn, detail);
};

/** Brings what is shared in line with what the app chose; of an unknown app only what was withdrawn before is reminded of. */
export const settleSharing = async (
  ports: SharingPorts,
  appId: string,
  standing: Standing,
  now: number,
): Promise<void> => {
  if (standing.kind === "unknown") {
    const row = await ports.sharing.get(appId, trtc);
    return row?.state === "withdrawing" ? withdraw(ports, appId, now) : undefined;
  }
  if (standing.kind === "purged") return withdraw(ports, appId, now);
  const { tenant } = standing;
  if (!wanted(tenant)) return withdraw(ports, appId, now, tenant);
  passedOver(await note(ports, appId, () => ({ state: "shared", since: now }), tenant));
  await ports.bus.publish(events.detailsShared, {
    appId,
    recipient: trtc,
    application: tenant.settings.configuration.application ?? {},
  });
};
