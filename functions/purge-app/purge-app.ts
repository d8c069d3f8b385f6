/**
 * The purge of a terminated app. Invariant 6: not a second before its time, and then everything of it, in
 * every store but for what a law holds, read back as zero, twice, with a pause. Its keys go first: whatever copy
 * remained could not be opened any more. Invariant 8: the message may come twice, late or half done; what is gone is not found again,
 * and the registry, which goes last, says what is left to do.
 *
 * One worker looks through all stores. What it cannot do alone falls into parts, for as many workers; the last
 * of them to be done asks for the next look.
 */
import type { App, Tenant } from "../domain/app.ts";
import { areHolding, type Hold } from "../domain/holds.ts";
import { seconds } from "../policy/duration.ts";
import { operational } from "../policy/periods.ts";
import type { Patience } from "../ports.ts";
import type { Part } from "../steps/erasures/parts.ts";
import { tracker } from "../steps/erasures/tracker.ts";
import { tally } from "../steps/receipts/counts.ts";
import { noRest, type Rest, usualRest } from "../steps/retention/erase.ts";
import { withdraw } from "../steps/sharing/share.ts";
import { emptyPart, emptyStores } from "./empty-stores.ts";
import { handOut, isOpen, isUnderWay, rowOf } from "./hand-out.ts";
import type { Case, PurgeTask, Purging } from "./purging.ts";
import { announce, strike, wait } from "./strike.ts";

const kind = "purge";
const enoughZeros = 2;

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

const nextLook = ({ queue }: Purging, app: string, look: number, zeros: number): Promise<void> =>
  queue.send({ appId: app, look: look + 1, zeros }, seconds(operational.settle));

/** From then on no copy anywhere can be opened; what a law holds must stay readable. */
const endKeys = async (
  { ledger, destroyKeys }: Purging,
  { app, holds }: Case,
  now: number,
): Promise<void> => {
  if (areHolding(holds)) return;
  await ledger.note(app.appId, { kind: "app", at: now });
  await destroyKeys(app.appId);
};

/** Ends a purge that has nothing left to find; what came between is looked at as it is then. */
const conclude = async (
  ports: Purging,
  { app, holds }: Case,
  look: number,
  now: number,
): Promise<void> => {
  if (areHolding(holds)) return wait(ports, app, now);
  const struck = await strike(ports, app, now);
  if (struck === "refused") await nextLook(ports, app.appId, look, 0);
};

const lookThrough = async (
  ports: Purging,
  { app, holds }: Case,
  { look = 1, zeros = 0 }: PurgeTask,
  now: number,
  patience: Patience,
): Promise<void> => {
  await withdraw(ports, app.appId, now);
  await endKeys(ports, { app, holds }, now);
  const how = { patience, rest: restOf(look), holds };
  if (look === 1) await ports.erasures.openTally(app.appId, kind, now);
  const forgotten = areHolding(holds) ? 0 : await ports.requests.forget(app.appId);
  const { found, left, counts } = await emptyStores(ports, app.appId, now, how);
  await tally(ports.erasures, { app: app.appId, kind }, counts, now);
  if (left.length > 0) {
    if (await handOut(ports, app.appId, look, left, now)) await nextLook(ports, app.appId, look, 0);
    return;
  }
  const inARow = found + forgotten > 0 ? 0 : zeros + 1;
  if (inARow < enoughZeros) return nextLook(ports, app.appId, look, inARow);
  await conclude(ports, { app, holds }, look, now);
};

const workOnPart = async (
  ports: Purging,
  holds: readonly Hold[],
  { appId: app, look = 1, from }: PurgeTask,
  part: Part,
  now: number,
  patience: Patience,
): Promise<void> => {
  const { erasures, queue } = ports;
  const progress = tracker({ erasures, appId: app, kind, row: rowOf(part), now, patience });
  const how = { patience: progress.patience, rest: restOf(look), progress, holds, from };
  const { finished, cursor, counts } = await emptyPart(ports, { app, part }, now, how);
  await tally(erasures, { app, kind }, counts, now);
  await progress.save(finished ? look : undefined);
  if (progress.isPaused()) return;
  if (!finished) return queue.send({ appId: app, look, part, from: cursor });
  const rows = await erasures.rows(app);
  if (!rows.some(isOpen)) await nextLook(ports, app, look, 0);
};

/** The app to purge; undefined if it is gone, or unknown: then it rings, and the sweep finds it again once its rows are back. */
const knownAs = async (ports: Purging, appId: string): Promise<Tenant | undefined> => {
  const standing = await ports.standingOf(appId);
  if (standing.kind === "unknown") return undefined;
  const tenant = standing.kind === "known" ? standing.tenant : undefined;
  if (tenant?.app.status !== "purging") await announce(ports, appId);
  return tenant;
};

/** Purges an app whose time has come, message by message, until two looks in a row find nothing. */
export const purgeApp = async (
  ports: Purging,
  task: PurgeTask,
  now: number,
  patience: Patience,
): Promise<void> => {
  const tenant = await knownAs(ports, task.appId);
  if (tenant === undefined) return;
  const app = await begin(ports, tenant.app, now);
  if (app === undefined || (await ports.erasures.isPaused(app.appId, kind))) return;
  const { holds } = tenant;
  if (task.part !== undefined) return workOnPart(ports, holds, task, task.part, now, patience);
  if (task.look === undefined && (await isUnderWay(ports, app.appId, now))) return;
  await lookThrough(ports, { app, holds }, task, now, patience);
};
