/** The scenarios as a table: the page in docs and the bench print the same. */
import { ours, quotas } from "./parameters.ts";
import { hugeApp, manyApps } from "./purges.ts";
import { bindingOf, dollarsOf, type Scenario } from "./scenario.ts";
import { fullHour, millionApps } from "./sweeps.ts";

export const scenarios = (): readonly Scenario[] => [
  hugeApp(),
  manyApps(),
  millionApps(),
  fullHour(),
];

const count = (value: number): string => {
  if (value >= 1e6) return `${(value / 1e6).toFixed(1)} M`;
  return Math.round(value).toLocaleString("en");
};

const time = (seconds: number): string => {
  if (seconds >= 5_400) return `${(seconds / 3_600).toFixed(1)} h`;
  return seconds >= 90 ? `${Math.round(seconds / 60)} min` : `${Math.ceil(seconds)} s`;
};

const figures: readonly (readonly [string, (one: Scenario) => string])[] = [
  ["figures are of", ({ per }) => per],
  ["records", ({ load }) => count(load.records)],
  ["objects", ({ load }) => count(load.objects)],
  ["requests to DynamoDB", ({ load }) => count(load.requests)],
  ["WRU", ({ load }) => count(load.writes)],
  ["RRU", ({ load }) => count(load.reads)],
  ["functions at once", ({ workers }) => count(workers)],
  ["time of functions", ({ load }) => time(load.workerSeconds)],
  ["takes", (one) => time(bindingOf(one).seconds)],
  ["held up first by", (one) => bindingOf(one).what],
  ["writes alone, on a table that was never busy", ({ cold }) => time(cold)],
  ["costs", ({ load }) => `$${dollarsOf(load).toFixed(2)}`],
];

export const columns = (): string[] => ["", ...scenarios().map(({ name }) => name)];
export const rows = (): string[][] =>
  figures.map(([name, of]) => [name, ...scenarios().map((one) => of(one))]);

const most = (perSecond: number, what: string): string => `${count(perSecond)} ${what}`;

/** What each default lets through, whatever the scenario. */
export const ceilings = (): string[][] => [
  [
    "one sweep without help",
    most(ours.recordsPerSecond * ours.aloneSeconds, "records a quarter of an hour"),
    `one worker, ${ours.aloneSeconds} s`,
  ],
  [
    "a sweep that fans out",
    most(ours.recordsPerSecond * ours.shards, "messages a second"),
    `${ours.shards} shards`,
  ],
  [
    "one app's purge",
    most(Math.min(ours.recordsPerSecond * ours.slots, quotas.tableWrites), "messages a second"),
    `${ours.slots} slots, and the table`,
  ],
  ["one app's media", most(quotas.deletionsPerPrefix, "objects a second"), "S3, under one prefix"],
  [
    "conversations that begin a day",
    most(ours.shards * quotas.partitionWrites, "a second"),
    `the index's ${ours.shards} shards`,
  ],
  [
    "rows that move",
    most((ours.shards * quotas.partitionWrites) / 2, "a second"),
    `the index's ${ours.shards} shards`,
  ],
  [
    "one partition key",
    most(quotas.partitionWrites, "records a second"),
    "DynamoDB, one conversation's day",
  ],
  ["apps that wait for their purge", count(quotas.schedules), "EventBridge Scheduler"],
  [
    "terminations",
    most(
      quotas.schedulesCreated,
      `a second, ${quotas.schedulesCreatedElsewhere} outside the large regions`,
    ),
    "EventBridge Scheduler",
  ],
  ["purges that begin", most(quotas.schedulesFired, "a second"), "EventBridge Scheduler"],
  [
    "purges at once",
    count(ours.purgeWorkers),
    `the purge queue, of ${count(quotas.lambdaConcurrency)} functions`,
  ],
  ["purges that wait", "any number", `the queue; ${count(quotas.queueInFlight)} may be in flight`],
];

const markdown = (head: readonly string[], body: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...body].map((row) => `| ${row.join(" | ")} |`).join("\n");

/** The block of the page that the code writes. */
export const block = (): string =>
  [
    markdown(columns(), rows()),
    scenarios()
      .map(({ name, given }) => `- ${name}: ${given}.`)
      .join("\n"),
    markdown(["what", "at the most", "held up by"], ceilings()),
  ].join("\n\n");
