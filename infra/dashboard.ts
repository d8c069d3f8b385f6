/**
 * One page for whoever is on call: first what was promised to people, then the work that keeps it, then what it costs.
 * It shows metrics and keeps none; none of them names an app.
 */
import { Duration, Stack } from "aws-cdk-lib";
import {
  Dashboard,
  GraphWidget,
  type IMetric,
  type IWidget,
  MathExpression,
  TextWidget,
} from "aws-cdk-lib/aws-cloudwatch";
import type { Construct } from "constructs";
import { metrics, tables as tableNames } from "../functions/policy/names.ts";
import { hourly, measured, ofAws, own, period, twoSweeps } from "./metrics.ts";
import type { Resources } from "./resources.ts";
import { runbook } from "./runbook.ts";

const graph = (title: string, left: readonly IMetric[], right: readonly IMetric[] = []): IWidget =>
  new GraphWidget({ title, left: [...left], right: [...right], width: 8, height: 6 });

const named = (label: string) => ({ label });

const promises = (): readonly IWidget[] => [
  graph(
    "Overdue, seconds: the oldest by category (appRegistry: purges)",
    measured.map((category) =>
      own(metrics.oldestOverdue, { Category: category }, { ...twoSweeps, ...named(category) }),
    ),
  ),
  graph(
    "Deletions refused by S3, incomplete, purges failed",
    measured
      .map((category) => own(metrics.refused, { Category: category }, named(category)))
      .concat(own(metrics.incomplete), own(metrics.purgesFailed)),
  ),
  graph("Requests near their deadline, holds due, stores that are late; times of telling again", [
    own(metrics.nearDeadline, {}, twoSweeps),
    own(metrics.holdsDue, {}, hourly),
    own(metrics.holdersLate, {}, hourly),
    own(metrics.telling, {}, twoSweeps),
  ]),
];

const work = ({ queues }: Resources): readonly IWidget[] => [
  graph(
    "Work that waits, seconds: the oldest message by queue",
    Object.entries(queues.work).map(([name, queue]) =>
      queue.metricApproximateAgeOfOldestMessage({ period, ...named(name) }),
    ),
  ),
  graph(
    "Work that waits: messages by queue",
    Object.entries(queues.work).map(([name, queue]) =>
      queue.metricApproximateNumberOfMessagesVisible({ period, ...named(name) }),
    ),
  ),
  graph(
    "Dead letters",
    Object.entries(queues.deadLetters).map(([name, queue]) =>
      queue.metricApproximateNumberOfMessagesVisible({ period, ...named(name) }),
    ),
  ),
];

/** All functions of a stack, each with its own line: their names begin with the stack's. */
const ofFunctions = (scope: Construct, metric: string, statistic: string): MathExpression =>
  new MathExpression({
    expression: `SEARCH('{AWS/Lambda,FunctionName} MetricName="${metric}" "${Stack.of(scope).stackName}"', '${statistic}')`,
    label: "",
    period,
  });

const answers = (scope: Construct, { api }: Resources): readonly IWidget[] => {
  const ofApi = (name: string, statistic: string, label = name) =>
    ofAws("ApiGateway", name, { ApiId: api.apiId }, statistic, named(label));
  return [
    graph(
      "API: calls, refused, failed",
      [ofApi("Count", "sum")],
      [ofApi("4xx", "sum"), ofApi("5xx", "sum")],
    ),
    graph("API: milliseconds", [ofApi("Latency", "p50", "p50"), ofApi("Latency", "p99", "p99")]),
    graph(
      "Calls not recorded, content not opened, callbacks refused, apps unknown, records unlisted",
      [
        ...[metrics.unrecorded, metrics.unopened, metrics.callbacksRefused],
        ...[metrics.unknown, metrics.unlisted],
      ].map((name) => own(name)),
    ),
    graph("Functions: milliseconds", [ofFunctions(scope, "Duration", "Average")]),
    graph(
      "Functions of the whole account: at once, and turned away",
      [ofAws("Lambda", "ConcurrentExecutions", {}, "max")],
      [ofAws("Lambda", "Throttles", {}, "sum")],
    ),
    graph("Functions: errors", [ofFunctions(scope, "Errors", "Sum")]),
  ];
};

const kmsCalls = ["Decrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "Sign"];

const costs = ({ tables, bucket }: Resources): readonly IWidget[] => {
  const units = (name: string) =>
    tableNames.map((table) =>
      ofAws("DynamoDB", name, { TableName: tables[table].tableName }, "sum", named(table)),
    );
  const daily = { period: Duration.days(1) };
  const stored = (name: string, StorageType: string) =>
    ofAws("S3", name, { BucketName: bucket.bucketName, StorageType }, "avg", daily);
  return [
    graph("Tables: read units", units("ConsumedReadCapacityUnits")),
    graph("Tables: write units", units("ConsumedWriteCapacityUnits")),
    graph(
      "Media: bytes, and objects",
      [stored("BucketSizeBytes", "StandardStorage")],
      [stored("NumberOfObjects", "AllStorageTypes")],
    ),
    graph(
      "KMS in the whole account: calls",
      kmsCalls.map((Resource) =>
        ofAws(
          "Usage",
          "CallCount",
          { Service: "KMS", Type: "API", Resource, Class: "None" },
          "sum",
          named(Resource),
        ),
      ),
    ),
  ];
};

/** The dashboard of a stack. */
export const dashboardOf = (scope: Construct, resources: Resources): Dashboard => {
  const rows = (title: string, widgets: readonly IWidget[]) => [
    [new TextWidget({ markdown: `## ${title}`, width: 24, height: 1 })],
    [...widgets],
  ];
  return new Dashboard(scope, "Dashboard", {
    widgets: [
      ...rows(`What was promised (${runbook})`, promises()),
      ...rows("The work that keeps it", work(resources)),
      ...rows("What callers see", answers(scope, resources)),
      ...rows("What it costs", costs(resources)),
    ],
  });
};
