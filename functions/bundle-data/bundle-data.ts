import { passedOver } from "../domain/passed-over.ts";
import type { DeletionRequest } from "../domain/requests/request.ts";
import { isFinal } from "../domain/requests/states.ts";
import { milliseconds, seconds } from "../policy/duration.ts";
import { operational } from "../policy/periods.ts";
import type { Patience, Queue } from "../ports.ts";
import { isMade, type MakingBundle, nextFile } from "../steps/access/make-bundle.ts";
import type { BundlePlace } from "../steps/access/place.ts";
import { amend } from "../steps/requests/amend.ts";
import { type Reporting, report } from "../steps/requests/report.ts";
import type { BundleTask } from "./task.ts";

export type BundlingData = MakingBundle & Reporting & { readonly bundles: Queue<BundleTask> };

type Making = { readonly request: DeletionRequest; readonly now: number };

/** A making that was begun lately goes on, so that whatever comes twice makes one bundle (invariant 8). */
const begin = async (
  { requests }: BundlingData,
  task: BundleTask,
  now: number,
): Promise<BundlePlace | undefined> => {
  const again = milliseconds(operational.bundleAgain);
  const begun = await amend(
    requests,
    task,
    ({ bundle }) => ({
      bundle: { openedAt: bundle && now < bundle.openedAt + again ? bundle.openedAt : now },
    }),
    now,
  );
  const openedAt = begun?.bundle?.openedAt;
  return openedAt === undefined
    ? undefined
    : { openedAt, done: [], files: 0, records: 0, from: {} };
};

/** Where the making is; `next` is whether to go on at once, in a message after a rest (seconds), or not at all. */
type Made = {
  readonly place: BundlePlace;
  readonly next: "now" | "never" | { readonly rest?: number };
};

/** The next file, by the app as it is now. */
const step = async (
  ports: BundlingData,
  { request, now }: Making,
  place: BundlePlace,
  patience: Patience,
): Promise<Made> => {
  const tenant = await ports.apps.tenant(request.appId);
  if (tenant === undefined || tenant.app.status === "purging") return { place, next: "never" };
  const made = await nextFile(ports, { tenant, request, now }, place, patience);
  if (made === "later") return { place, next: { rest: seconds(operational.settle) } };
  return { place: made, next: isMade(made) || patience() ? "now" : {} };
};

const conclude = async (
  ports: BundlingData,
  task: BundleTask,
  { openedAt, done: parts }: BundlePlace,
  now: number,
): Promise<void> => {
  const made = await amend(ports.requests, task, () => ({ bundle: { openedAt, parts } }), now);
  if (made === undefined) return; // it is over, or gone
  // Refused if it is over by now: the bundle ends by itself.
  passedOver(await report(ports, task, { kind: "complete" }, now));
};

/** Makes file after file from a place on; answers the last place, unless there is nothing more to do now. */
const goOn = async (
  ports: BundlingData,
  { appId, requestId }: BundleTask,
  making: Making,
  from: BundlePlace,
  patience: Patience,
): Promise<BundlePlace | undefined> => {
  let made: Made = { place: from, next: "now" };
  while (made.next === "now" && !isMade(made.place)) {
    made = await step(ports, making, made.place, patience);
  }
  const { place: bundle, next } = made;
  if (next === "now") return bundle;
  if (next !== "never") await ports.bundles.send({ appId, requestId, bundle }, next.rest);
  return undefined;
};

/** Puts a person's data together (GDPR Art. 15), as far as patience goes, and says so when it is done. */
export const bundleData = async (
  ports: BundlingData,
  task: BundleTask,
  now: number,
  patience: Patience,
): Promise<void> => {
  const request = await ports.requests.get(task.appId, task.requestId, now);
  if (request === undefined || isFinal(request.state)) return;
  const from = task.bundle ?? (await begin(ports, task, now));
  const made = from && (await goOn(ports, task, { request, now }, from, patience));
  if (made !== undefined) await conclude(ports, task, made, now);
};
