/**
 * The last step of a purge. What is told of it is told of what was committed, never before, and at least once: the
 * transaction that takes the app out also notes that this is still to be told. Invariant 8: whoever comes next tells it, be
 * it the same message again or one of the sweep's.
 */
import type { App } from "../domain/app.ts";
import { purgeAsking } from "../domain/data-holders.ts";
import { passedOver } from "../domain/passed-over.ts";
import { purgeDraft } from "../domain/receipt-draft.ts";
import { milliseconds } from "../policy/duration.ts";
import { events } from "../policy/names.ts";
import { operational } from "../policy/periods.ts";
import { erasedElsewhere, forgetAsked } from "../steps/data-holders/ask.ts";
import type { Purging } from "./purging.ts";

/** What a law or another store holds is left, with all that leads to it; the purge looks again in a while, or when told. */
export const wait = async ({ change }: Purging, app: App, now: number): Promise<void> => {
  if (app.status !== "purging") return;
  // Refused if the app is not as it was read: then whoever changed it has gone on with it.
  passedOver(await change(app, { ...app, waitsUntil: now + milliseconds(operational.heldAgain) }));
};

/** Tells of a purge that has not been told of; what was asked of other stores before it has been done. */
export const announce = async (ports: Purging, appId: string): Promise<void> => {
  const struckAt = await ports.registry.untold(appId);
  if (struckAt === undefined) return;
  await ports.bus.publish(events.purged, { appId });
  await forgetAsked(ports, appId, ({ since }) => since <= struckAt);
  await ports.registry.told(appId);
};

/**
 * The app leaves the registry once every store of the operator's own has confirmed, too. "refused" means that it was
 * changed or held meanwhile: then it must be looked at again as it is now.
 */
export const strike = async (
  ports: Purging,
  app: App,
  now: number,
): Promise<"struck" | "waits" | "refused"> => {
  const { appId } = app;
  const elsewhere = await erasedElsewhere(ports, appId, purgeAsking(now), now);
  if (elsewhere === undefined) {
    await wait(ports, app, now);
    return "waits";
  }
  const done = await ports.erasures.tallied(appId, "purge");
  const draft = purgeDraft(app, done?.counts ?? {}, elsewhere, now);
  if (!(await ports.registry.strike(app, draft))) return "refused";
  await announce(ports, appId);
  return "struck";
};
