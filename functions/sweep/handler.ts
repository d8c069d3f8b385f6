import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import middy from "@middy/core";
import type { ScheduledEvent } from "aws-lambda";
import { dynamodbClient } from "../adapters/clients.ts";
import { dynamodbSweptDays } from "../adapters/dynamodb-swept-days.ts";
import { turnsOfApps, turnsOfChains } from "../adapters/dynamodb-turns.ts";
import { dynamodbWork } from "../adapters/dynamodb-work.ts";
import { turnsOfRequests } from "../adapters/request-keys.ts";
import { s3Media } from "../adapters/s3-media.ts";
import { sqsQueue } from "../adapters/sqs-queue.ts";
import { waitingRequests } from "../adapters/waiting-requests.ts";
import { isTelling } from "../domain/told-again.ts";
import { logFailure, logOutcome } from "../middleware/log.ts";
import {
  countRefused,
  measureNearDeadline,
  measureOverdue,
  measureTelling,
} from "../middleware/metrics.ts";
import { patienceOf } from "../middleware/queue.ts";
import { type Table, variables } from "../policy/names.ts";
import { lambda, type Run } from "../runtime.ts";
import { apart, PartsFailed } from "../steps/batches/apart.ts";
import type { ShardTask } from "../steps/retention/shard-task.ts";
import { ringingStandingIn } from "../wiring/apps.ts";
import { holdersIn, tableOf } from "../wiring/holders.ts";
import { type AppTask, type ReceiptTask, type Sweeping, type Swept, sweep } from "./sweep.ts";
import { type SweepingRequests, sweepRequests } from "./sweep-requests.ts";

const portsIn = (run: Run): Sweeping => {
  const client = dynamodbClient();
  const sqs = new SQSClient({});
  const media = s3Media(new S3Client({}), run.setting(variables.bucket));
  const work = (table: Table) => dynamodbWork(client, tableOf(run, table));
  const inTurns = (table: Table, version?: string) => ({
    ...work(table),
    turns: turnsOfApps(client, tableOf(run, table), version),
  });
  return {
    standingOf: ringingStandingIn(run, client),
    holders: Object.values(holdersIn(run, client, media)),
    purges: inTurns("apps"),
    untold: work("erasures"),
    settlements: inTurns("configuration"),
    unconfirmed: [work("sharing"), work("data-holders")],
    purgeQueue: sqsQueue<AppTask>(sqs, run.setting(variables.purgeQueue)),
    settlementQueue: sqsQueue<AppTask>(sqs, run.setting(variables.settlementQueue)),
    holds: inTurns("holds", "version"),
    holdsQueue: sqsQueue<AppTask>(sqs, run.setting(variables.holdsQueue)),
    receipts: {
      ...work("receipt-drafts"),
      turns: turnsOfChains(client, tableOf(run, "receipt-drafts")),
    },
    count: dynamodbSweptDays(client, tableOf(run, "receipt-drafts")),
    receiptQueue: sqsQueue<ReceiptTask>(sqs, run.setting(variables.receiptQueue)),
    shardQueue: sqsQueue<ShardTask>(sqs, run.setting(variables.sweepQueue)),
  };
};

const requestsIn = (run: Run): SweepingRequests => ({
  waiting: waitingRequests(dynamodbClient(), tableOf(run, "requests")),
  turns: turnsOfRequests(dynamodbClient(), tableOf(run, "requests")),
  queue: sqsQueue(new SQSClient({}), run.setting(variables.requestsQueue)),
});

const tell = (swept: readonly Swept[]): void => {
  for (const { category, erased, refused, overdueMs } of swept) {
    if (overdueMs !== undefined) measureOverdue(category, overdueMs / 1000);
    countRefused(category, refused);
    logOutcome("swept", { category, erased });
  }
};

/**
 * The recurring sweep; answers what went, and measures how late the oldest overdue record is. Throws `PartsFailed` once
 * all that did not fail has been done.
 */
export const create = (run: Run) => {
  const ports = portsIn(run);
  const requests = requestsIn(run);
  return middy<ScheduledEvent, { swept: Swept[] }>().handler(async (_event, context) => {
    const parts = apart();
    measureTelling(isTelling(run.now()));
    const swept = await sweep(ports, run.now(), patienceOf(context), parts);
    tell(swept);
    const near = await sweepRequests(requests, run.now(), parts);
    if (near !== undefined) measureNearDeadline(near);
    const failures = parts.failures();
    for (const { part, cause } of failures) logFailure(cause, part);
    if (failures.length > 0) throw new PartsFailed(failures);
    return { swept };
  });
};

export const handler = lambda(create);
