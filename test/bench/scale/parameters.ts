/** What the arithmetic rests on: AWS's defaults and prices (us-east-1, on demand), and our own measures. */
import { directorySlots } from "../../../functions/domain/partition.ts";
import { perishable } from "../../../functions/policy/categories.ts";
import { dueShards } from "../../../functions/policy/names.ts";

/** AWS's default quotas; rates are per second. */
export const quotas = {
  partitionWrites: 1_000,
  tableWrites: 40_000,
  /** What a new on-demand table takes at once; it doubles within half an hour of being busy. */
  newTableWrites: 4_000,
  doublingSeconds: 1_800,
  gigabytesPerPartition: 10,
  deletionsPerPrefix: 3_500,
  schedules: 10_000_000,
  schedulesCreated: 5_000,
  schedulesCreatedElsewhere: 250,
  schedulesFired: 1_000,
  lambdaConcurrency: 1_000,
  queueInFlight: 120_000,
} as const;

/** Dollars. */
export const prices = {
  perMillionWrites: 0.625,
  perMillionReads: 0.125,
  perGigabyteSecond: 0.0000133334,
  perMillionQueueRequests: 0.4,
  perThousandLists: 0.005,
  perMillionSchedules: 1,
} as const;

/** Our own parts; sizes in bytes, times in seconds. */
export const ours = {
  /** A message of 400 bytes as it lies in the table (bench `life`: 0.14 read units). */
  recordBytes: 585,
  rowBytes: 150,
  batch: 25,
  /** Records that one worker erases in a second (half of what bench `purge` shows), and objects (bench `s3`). */
  recordsPerSecond: 10_000,
  objectsPerSecond: 5_000,
  objectsPerCall: 1_000,
  requestSeconds: 0.008,
  inFlight: 16,
  slots: directorySlots.length,
  shards: dueShards.length,
  categories: perishable.length,
  purgeWorkers: 50,
  memoryGigabytes: 1.77,
  /** How long a worker works before it hands the rest to the next message. */
  runSeconds: 270,
  /** How long one worker sweeps, or purges an app, before the rest falls into parts. */
  aloneSeconds: 60,
  sweepEvery: 900,
  /** Classes that an app's media may lie under: each is listed twice, objects and uploads, at each look. */
  mediaLists: 9 * 2,
  looks: 3,
  /** Calls of one look at an app with nothing in it: the registry, the key, each slot of each category, the queue. */
  callsPerLook: 8 + directorySlots.length * perishable.length,
  writesPerRowStruck: 2,
  writesPerRowMoved: 3,
} as const;

const perUnit = 4_096;
/** Read units of so many records, read consistently. */
export const readsOf = (records: number): number => (records * ours.recordBytes) / perUnit;
export const readsOfRows = (rows: number): number => (rows * ours.rowBytes) / perUnit;

/** How long a table takes so many writes (s) that was never that busy before: it starts as it is and doubles. */
export const coldSeconds = (writes: number, gigabytes: number): number => {
  const { newTableWrites, partitionWrites, tableWrites, doublingSeconds } = quotas;
  const partitions = Math.ceil(gigabytes / quotas.gigabytesPerPartition);
  let rate = Math.min(tableWrites, Math.max(newTableWrites, partitions * partitionWrites));
  let left = writes;
  let seconds = 0;
  while (left > rate * doublingSeconds && rate < tableWrites) {
    left -= rate * doublingSeconds;
    seconds += doublingSeconds;
    rate = Math.min(tableWrites, rate * 2);
  }
  return seconds + left / rate;
};
