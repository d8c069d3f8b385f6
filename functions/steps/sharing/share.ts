/**
 * Sharing application details with TRTC (PP-4.sharing): only by opt-in and subscription. What was shared is
 * noted before it leaves, so that withdrawal and deletion reach the recipient, again and again until it confirms.
 */
import type { Tenant } from "../../domain/app.ts";
import type { Standing } from "../../domain/standing.ts";
import { milliseconds } from "../../policy/duration.ts";
import { events } from "../../policy/names.ts";
import { operational } from "../../policy/periods.ts";
import type { Bus, Sharing } from "../../ports.ts";

export const trtc = "trtc";

export type SharingPorts = { readonly sharing: Sharing; readonly bus: Bus };

const wanted = ({ app, settings }: Tenant): boolean => {
  const choice = settings.configuration.sharing?.trtc;
  return app.status === "active" && choice?.optIn === true && choice.subscribed;
};

/** Asks the recipient to delete what it holds of an app; reminds it until it confirms this withdrawal by its `since`. */
export const withdraw = async (
  { sharing, bus }: SharingPorts,
  appId: string,
  now: number,
): Promise<void> => {
  const row = await sharing.get(appId, trtc);
  if (row === undefined) return;
  const since = row.state === "withdrawing" ? row.since : now;
  const due = now + milliseconds(operational.overdueAlarm);
  await sharing.put(appId, trtc, { state: "withdrawing", since, due });
  const detail = { appId, recipient: trtc, since: new Date(since).toISOString() };
  await bus.publish(events.detailsWithdrawn, detail);
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
  if (standing.kind === "purged" || !wanted(standing.tenant)) return withdraw(ports, appId, now);
  await ports.sharing.put(appId, trtc, { state: "shared", since: now });
  await ports.bus.publish(events.detailsShared, {
    appId,
    recipient: trtc,
    application: standing.tenant.settings.configuration.application ?? {},
  });
};
