import { coldSeconds, ours, quotas, readsOf } from "./parameters.ts";
import type { Load, Scenario } from "./scenario.ts";

/** What is due at one sweep: records, the visits to partitions that it takes, and how many records a visit reads. */
type Due = {
  readonly records: number;
  readonly visits: number;
  readonly read: number;
  readonly apps: number;
};

/** A visit queries the partition; rows are read again by the hundred and moved by the batch; an app is looked up once. */
const callsPerVisit = 1 + 1 / 100 + 1 / ours.batch;

const sweepOf = ({ records, visits, read, apps }: Due): Load => ({
  records,
  objects: 0,
  requests: records / ours.batch + visits * callsPerVisit + apps,
  writes: records + visits * ours.writesPerRowMoved,
  reads: readsOf(visits * read) + visits + apps * 2,
  lists: 0,
  queueRequests: 0,
  schedules: 0,
  workerSeconds:
    records / ours.recordsPerSecond +
    ((visits * callsPerVisit + apps) * ours.requestSeconds) / ours.inFlight,
});

/** What holds a sweep up; the rows of a shard are one key of the index, and a row that moves is two writes to it. */
const limitsOf = ({ workerSeconds, writes }: Load, visits: number, workers: number) => [
  { what: workers === 1 ? "one worker" : `${workers} workers`, seconds: workerSeconds / workers },
  { what: "the table's writes", seconds: writes / quotas.tableWrites },
  {
    what: `the index's ${ours.shards} shards`,
    seconds: (visits * 2) / (ours.shards * quotas.partitionWrites),
  },
];

/** One worker, or as many as there are shards of the messages if it cannot do it in its time. */
const workersFor = ({ workerSeconds }: Load): number =>
  workerSeconds <= ours.aloneSeconds ? 1 : ours.shards;

const sweepScenario = (name: string, given: string, due: Due): Scenario => {
  const load = sweepOf(due);
  const workers = workersFor(load);
  return {
    name,
    given,
    per: "one sweep",
    load,
    workers,
    limits: limitsOf(load, due.visits, workers),
    cold: coldSeconds(load.writes, 0),
  };
};

const sweepsPerDay = 86_400 / ours.sweepEvery;

/** A million apps, a tenth of them active: 5 conversations of 20 messages each a day, hardly two in one quarter. */
export const millionApps = (): Scenario => {
  const messages = 100_000 * 5 * 20;
  const perSweep = messages / sweepsPerDay;
  return sweepScenario(
    "A million apps",
    "a tenth of them active a day, each in 5 conversations of 20 messages; each message comes due in a sweep of its own",
    { records: perSweep, visits: perSweep, read: 10, apps: Math.min(100_000, perSweep) },
  );
};

/** A million records that expire in one hour, of 2,000 conversations that go on all day. */
export const fullHour = (): Scenario => {
  const conversations = 2_000;
  const perHour = 1_000_000 / conversations;
  return sweepScenario(
    "A million records expire in an hour",
    "messages of 2,000 conversations that go on at this rate all day",
    { records: 250_000, visits: conversations, read: (perHour * 24) / 2, apps: conversations },
  );
};
