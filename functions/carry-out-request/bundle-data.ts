import { milliseconds, seconds } from "../policy/duration.ts";
import { operational } from "../policy/periods.ts";
import type { Patience, Queue } from "../ports.ts";
import { isMade, type MakingBundle, nextFile } from "../steps/access/make-bundle.ts";
import type { BundlePlace } from "../steps/access/place.ts";
import { amend } from "../steps/requests/amend.ts";
import { type Reporting, report } from "../steps/requests/report.ts";
import type { CarryOutTask } from "./task.ts";
import type { Step } from "./work-through.ts";

export type BundlingData = MakingBundle & Reporting & { readonly queue: Queue<CarryOutTask> };

/** A making that was begun lately goes on, so that whatever comes twice makes one bundle (invariant 8). */
const begin = async (
  { requests }: BundlingData,
  task: CarryOutTask,
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

/** Puts a person's data together, as far as patience goes, and says so when it is done. */
export const bundleData = async (
  ports: BundlingData,
  task: CarryOutTask,
  { tenant, request, now }: Step,
  patience: Patience,
): Promise<void> => {
  const { appId, requestId } = task;
  let place = task.bundle ?? (await begin(ports, task, now));
  if (place === undefined) return;
  while (!isMade(place)) {
    const next = await nextFile(ports, { tenant, request, now }, place, patience);
    if (next === "later") {
      return ports.queue.send({ appId, requestId, bundle: place }, seconds(operational.settle));
    }
    place = next;
    if (!isMade(place) && !patience()) return ports.queue.send({ appId, requestId, bundle: place });
  }
  const { openedAt, done: parts } = place;
  await amend(ports.requests, task, () => ({ bundle: { openedAt, parts } }), now);
  await report(ports, task, { kind: "complete" }, now);
};
