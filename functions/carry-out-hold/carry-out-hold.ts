/**
 * Carries out what holds that were placed or lifted mean for what is there (DA-5.law). A hold is pending until
 * all that it covers is out of the reach of TTL and lifecycle, and until nobody deletes by an older view: then a
 * second look takes in what was written meanwhile, and it is active. While a directory is in doubt nobody can say what it
 * covers: then it stays pending, and holds as it does then. What a lifted hold kept beyond its time goes
 * at once, and whoever waited for that is called. Invariant 8: every step may be repeated.
 */
import * as z from "zod/mini";
import type { Tenant } from "../domain/app.ts";
import { appId } from "../domain/fields.ts";
import { type Covered, coveredSchema, holdTally, withCovers } from "../domain/hold-covers.ts";
import { type Hold, isFenced, isToBeSeenTo, lapsed } from "../domain/holds.ts";
import { milliseconds } from "../policy/duration.ts";
import { operational } from "../policy/periods.ts";
import type { HoldStore, Patience, Queue, Requests, RequestTask, StandingOf } from "../ports.ts";
import { changeHolds } from "../steps/holds/change-holds.ts";
import { callRequests } from "./call-requests.ts";
import { areWaiting, isDoubtful, type Waiting } from "./in-doubt.ts";
import { type Looking, look, place } from "./look.ts";

/**
 * `of` are the holds that the look is about, `since` when it began (epoch ms), `from` where to go on, `covered` what it has
 * found so far: a message that comes again counts from the same.
 */
export const holdTask = z.object({
  appId: appId(),
  of: z.optional(z.array(z.string())),
  since: z.optional(z.int()),
  from: z.optional(place),
  covered: z.optional(coveredSchema),
});
export type HoldTask = z.infer<typeof holdTask>;

type AppQueue = Queue<{ readonly appId: string }>;

export type CarryingOut = Looking &
  Waiting & {
    readonly standingOf: StandingOf;
    readonly store: HoldStore;
    /** Says how many holds are due for review, or soon will be. */
    readonly noteReviews: (count: number) => void;
    readonly queue: Queue<HoldTask>;
    /** A purge that waits for what was held. */
    readonly purges: AppQueue;
    /** Settings that could not be carried out for what was held. */
    readonly settlements: AppQueue;
    /** Requests that could not be carried out for what was held. */
    readonly requests: Pick<Requests, "page">;
    readonly deletions: Queue<RequestTask>;
  };

const isOpen = ({ state }: Hold): boolean => state !== "active";

/**
 * Calls whoever waited for what was held. A hold that is being lifted holds nothing: they are called while it is still
 * there, so that whatever breaks off calls them again.
 */
const callWaiting = async (ports: CarryingOut, { appId, status }: Tenant["app"], now: number) => {
  if (status === "purging") return ports.purges.send({ appId });
  await callRequests(ports, appId, now);
  await ports.settlements.send({ appId });
};

/** A complete look: the holds that it was about, what it found, and when it began (epoch ms). */
type Whole = {
  readonly looked: readonly Hold[];
  readonly covered: Covered;
  readonly since: number;
};

/**
 * Ends what a complete look allows: holds that were fenced when it began, and of which nothing can have been missed, are
 * active, those that it saw lifted are gone.
 */
const conclude = async (
  { store, fenceMs, inDoubt }: CarryingOut,
  { app }: Tenant,
  { looked, covered, since }: Whole,
  now: number,
): Promise<readonly Hold[]> => {
  const seen = new Map(looked.map(({ id, state }) => [id, state]));
  const doubted = await inDoubt(since);
  return changeHolds(store, app.appId, now, (holds) =>
    holds
      .filter(({ id }) => seen.get(id) !== "lifting")
      .map((hold) => withCovers(hold, covered, since))
      .map((hold) =>
        seen.has(hold.id) &&
        hold.state === "pending" &&
        isFenced(hold, since, fenceMs) &&
        !isDoubtful(hold, doubted)
          ? { ...hold, state: "active" }
          : hold,
      ),
  );
};

/**
 * What came into the scope of active holds since they were looked at last, such as media, is taken out of lifecycle's
 * reach: lifecycle takes nothing that is younger than a day. A hold that nobody reviews stays, and keeps ringing.
 */
const lookAgain = async (
  ports: CarryingOut,
  tenant: Tenant,
  task: HoldTask,
  now: number,
  patience: Patience,
): Promise<void> => {
  const { appId: app, from: start, since = now } = task;
  const tally = holdTally(task.covered);
  const looked = await look(ports, { tenant, open: tenant.holds, now, patience, tally }, start);
  const covered = tally.covered();
  if (!looked.finished) {
    return ports.queue.send({ appId: app, since, from: looked.from, covered });
  }
  const near = now + milliseconds(operational.holdReview);
  const due = tenant.holds.filter((hold) => isToBeSeenTo(hold, near)).length;
  if (due > 0) ports.noteReviews(due);
  await changeHolds(ports.store, app, now, (holds) =>
    holds.map((hold) => withCovers(hold, covered, since)),
  );
};

/** Looks at what holds that were placed or lifted are about, and ends what that allows. */
const lookAtOpen = async (
  ports: CarryingOut,
  tenant: Tenant,
  open: readonly Hold[],
  task: HoldTask,
  now: number,
  patience: Patience,
): Promise<void> => {
  const { appId, from: start, since = now } = task;
  if (start === undefined && (await areWaiting(ports, open, now))) return;
  const tally = holdTally(task.covered);
  const looked = await look(ports, { tenant, open, now, patience, tally }, start);
  const covered = tally.covered();
  if (!looked.finished) {
    const of = open.map(({ id }) => id);
    return ports.queue.send({ appId, of, since, from: looked.from, covered });
  }
  if (open.some(({ state }) => state === "lifting")) await callWaiting(ports, tenant.app, now);
  const left = await conclude(ports, tenant, { looked: open, covered, since }, now);
  if (left.some(isOpen)) await ports.queue.send({ appId }, Math.ceil(ports.fenceMs / 1000));
};

/** Lifts what nobody has agreed to in time. */
const letLapse = async ({ store, queue }: CarryingOut, { appId }: HoldTask, now: number) => {
  await changeHolds(store, appId, now, (holds) => holds.map((hold) => lapsed(hold, now)));
  await queue.send({ appId });
};

/** Carries out the holds of an app, look by look, until there is nothing more to do about them. */
export const carryOutHold = async (
  ports: CarryingOut,
  task: HoldTask,
  now: number,
  patience: Patience,
): Promise<void> => {
  const standing = await ports.standingOf(task.appId);
  if (standing.kind !== "known") return; // it is gone, or rings; the sweep finds it again once its rows are back
  const { tenant } = standing;
  if (tenant.holds.some((hold) => lapsed(hold, now) !== hold)) return letLapse(ports, task, now);
  const open = tenant.holds.filter(
    (hold) => isOpen(hold) && (task.of === undefined || task.of.includes(hold.id)),
  );
  if (open.length > 0) return lookAtOpen(ports, tenant, open, task, now, patience);
  if (tenant.holds.length > 0) await lookAgain(ports, tenant, task, now, patience);
};
