import { createHash, randomUUID } from "node:crypto";
import type { App } from "../../domain/app.ts";
import { keepingOf } from "../../domain/keeping.ts";
import { namesOf } from "../../domain/ledger/entry.ts";
import { laneBucket, lanes, type Partition, pick, timeSort } from "../../domain/partition.ts";
import type { ErasedUntil, Holder, Tallies } from "../../ports.ts";
import { refuseErased } from "./refuse-erased.ts";
import { listPartitions, stamped, store } from "./store.ts";

/** The one group of what belongs to an app as a whole. */
export const wholeApp = "all";

/** The lane that this process keeps to for its life. */
const ownLane = pick(randomUUID(), lanes);

/** One call of an interface (PP-4.log): no other fields are kept. */
export type LoggedCall = {
  readonly ip: string;
  readonly interface: string;
  readonly at: number;
  readonly cause?: string | undefined;
};

/** Whose calls they are; of an app that is registered anew nothing is taken for what was there before. */
type Whose = Pick<App, "appId" | "registeredAt">;

const placeOf = ({ appId, registeredAt }: Whose, at: number, lane: string): Partition => ({
  ...{ app: appId, group: wholeApp, bucket: laneBucket(at, lane) },
  registeredAt,
});

/** Refuses calls that come late: made before all of their category was erased. */
export const refuseLate = (
  erasedUntil: ErasedUntil,
  { appId: app }: Whose,
  category: "logData" | "monitoringData",
  calls: readonly { readonly at: number }[],
  now: number,
): Promise<void> => {
  const all = calls.map(({ at }) => ({ at, names: namesOf(category) }));
  return refuseErased(erasedUntil, { app, field: "records", all }, now);
};

/** Keeps log data (PP-6.log). */
export const addLogData = (
  holder: Holder,
  app: Whose,
  calls: readonly LoggedCall[],
  now: number,
  lane: string = ownLane,
) =>
  store(
    holder,
    calls.map((call) => ({
      partition: placeOf(app, call.at, lane),
      sk: timeSort(call.at, randomUUID()),
      ...call,
    })),
    keepingOf("logData", {}),
    now,
  );

/** Calls of one interface in the minute of `at`, their delays summed (PP-4.monitoring). */
export type CountedCalls = {
  readonly interface: string;
  readonly at: number;
  readonly calls: number;
  readonly successes: number;
  readonly delayMs: number;
};

/** Sort keys hold no text of a caller (invariant 10). */
const short = (text: string): string =>
  createHash("sha256").update(text).digest("base64url").slice(0, 22);

const minuteMs = 60_000;

/** Adds to the sums of monitoring data (PP-6.monitoring); the clock is the start of the minute. */
export const addCalls = async (
  { directory, add }: Tallies,
  app: Whose,
  counted: readonly CountedCalls[],
  now: number,
  lane: string = ownLane,
): Promise<{ readonly stored: number; readonly expired: number }> => {
  const drafts = counted.map((calls) => {
    const at = Math.floor(calls.at / minuteMs) * minuteMs;
    const partition = placeOf(app, at, lane);
    return { ...calls, partition, sk: timeSort(at, short(calls.interface)), at };
  });
  const timely = stamped(drafts, keepingOf("monitoringData", {}), now);
  await listPartitions(directory, timely, now);
  await Promise.all(timely.map((tally) => add(tally as Parameters<typeof add>[0])));
  return { stored: timely.length, expired: drafts.length - timely.length };
};
