import { Metrics, MetricUnit } from "@aws-lambda-powertools/metrics";
import type { CategoryName } from "../policy/categories.ts";
import { metrics as names } from "../policy/names.ts";

/** CloudWatch keeps metrics for 15 months: none of them names an app or a person (invariant 10). */
const metrics = () => new Metrics({ namespace: names.namespace, serviceName: "chat-retention" });

const single = (
  name: string,
  unit: (typeof MetricUnit)[keyof typeof MetricUnit],
  value: number,
  category?: string,
) => {
  const one = metrics().singleMetric();
  if (category !== undefined) one.addDimension("Category", category);
  one.addMetric(name, unit, value);
};

/** Counts a call whose log data could not be kept. */
export const countUnrecorded = (): void => single(names.unrecorded, MetricUnit.Count, 1);

/** Counts a call that found something sealed under the key in force that does not open with it. */
export const countUnopened = (): void => single(names.unopened, MetricUnit.Count, 1);

export const countFailedPurge = (): void => single(names.purgesFailed, MetricUnit.Count, 1);

/** Counts a callback that its receiver will not take, now or later. */
export const countRefusedCallback = (): void => single(names.callbacksRefused, MetricUnit.Count, 1);

/** How many open requests, over all apps, have a deadline that is near or past. */
export const measureNearDeadline = (requests: number): void =>
  single(names.nearDeadline, MetricUnit.Count, requests);

/** Whether it is a time at which alarms that go on are told of again. */
export const measureTelling = (isTelling: boolean): void =>
  single(names.telling, MetricUnit.Count, isTelling ? 1 : 0);

/** Counts a reminder of a store of the operator's own that has been silent for too long. */
export const countLateHolder = (): void => single(names.holdersLate, MetricUnit.Count, 1);

/** Counts deletions of which something was left when they were read back. */
export const countIncomplete = (deletions: number): void =>
  single(names.incomplete, MetricUnit.Count, deletions);

/** How long the oldest overdue record of a category has been waiting, in seconds. */
export const measureOverdue = (category: CategoryName, seconds: number): void =>
  single(names.oldestOverdue, MetricUnit.Seconds, seconds, category);

/** How many records of a category could not go, because S3 would not give up their media. */
export const countRefused = (category: CategoryName, records: number): void => {
  if (records > 0) single(names.refused, MetricUnit.Count, records, category);
};

/** How many holds of an app are due for review, or soon will be. */
export const measureHoldsDue = (count: number): void =>
  single(names.holdsDue, MetricUnit.Count, count);

/** Counts an app of which nothing is deleted, because its registry rows are missing or damaged. */
export const countUnknown = (): void => single(names.unknown, MetricUnit.Count, 1);

/** Counts partitions in which records lay that no row of the directory listed. */
export const countUnlisted = (partitions: number): void => {
  if (partitions > 0) single(names.unlisted, MetricUnit.Count, partitions);
};
