import { coldSeconds, ours, quotas, readsOf, readsOfRows } from "./parameters.ts";
import type { Load, Scenario } from "./scenario.ts";

type App = { readonly messages: number; readonly perPartition: number; readonly objects: number };

/** A message to the queue is sent, received and deleted. */
const callsPerMessage = 3;

/** What an app's purge takes: every record, its partitions' rows, its media, and the looks that find nothing. */
const purgeOf = ({ messages, perPartition, objects }: App): Load => {
  const partitions = Math.ceil(messages / perPartition);
  const fixed = ours.looks * ours.callsPerLook;
  const perObject = objects / ours.objectsPerSecond;
  const workerSeconds = messages / ours.recordsPerSecond + perObject + fixed * ours.requestSeconds;
  const runs = ours.looks + workerSeconds / ours.runSeconds;
  return {
    records: messages,
    objects,
    requests: messages / ours.batch + partitions * (1 + 1 / ours.batch) + fixed,
    writes: messages + partitions * ours.writesPerRowStruck,
    reads: readsOf(messages) + readsOfRows(partitions) + fixed,
    lists: ours.looks * ours.mediaLists + objects / ours.objectsPerCall,
    queueRequests: runs * callsPerMessage,
    schedules: 1,
    workerSeconds,
  };
};

const times = (load: Load, count: number): Load =>
  Object.fromEntries(
    Object.entries(load).map(([name, value]) => [name, value * count]),
  ) as unknown as Load;

const gigabytes = (records: number) => (records * ours.recordBytes) / 1e9;

/** The app of 100 million messages and 10 TB of media: fanned out by slot, its media in one worker. */
export const hugeApp = (): Scenario => {
  const app = { messages: 100_000_000, perPartition: 500, objects: 10_000_000 };
  const load = purgeOf(app);
  const rate = ours.slots * ours.recordsPerSecond;
  return {
    name: "A huge app is purged",
    given:
      "100 million messages, 500 to a conversation's day; 10 million objects of 1 MB under one class",
    per: "all of it",
    load,
    workers: ours.slots + 1,
    limits: [
      { what: `${ours.slots} workers, one per directory slot`, seconds: app.messages / rate },
      { what: "the table's writes", seconds: load.writes / quotas.tableWrites },
      { what: "S3's deletions under one prefix", seconds: app.objects / quotas.deletionsPerPrefix },
      { what: "the worker of the media", seconds: app.objects / ours.objectsPerSecond },
    ],
    cold: coldSeconds(load.writes, gigabytes(app.messages)),
  };
};

/** Many apps terminated in the same minute, whose purges begin in the same minute two months later. */
export const manyApps = (): Scenario => {
  const apps = 10_000;
  const app = { messages: 2_000, perPartition: 50, objects: 20 };
  const load = times(purgeOf(app), apps);
  return {
    name: "10,000 apps are terminated in a minute",
    given: "2,000 messages each, 50 to a conversation's day, and 20 objects",
    per: "all of it",
    load,
    workers: ours.purgeWorkers,
    limits: [
      { what: "making the schedules", seconds: apps / quotas.schedulesCreated },
      { what: "the schedules going off", seconds: apps / quotas.schedulesFired },
      {
        what: `${ours.purgeWorkers} workers of the purge queue`,
        seconds: load.workerSeconds / ours.purgeWorkers,
      },
      { what: "the table's writes", seconds: load.writes / quotas.tableWrites },
      {
        what: "S3's deletions, if it keeps all in one partition",
        seconds: load.objects / quotas.deletionsPerPrefix,
      },
    ],
    cold: coldSeconds(load.writes, gigabytes(load.records)),
  };
};
