import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SchedulerClient } from "@aws-sdk/client-scheduler";
import { SQSClient } from "@aws-sdk/client-sqs";
import { dynamodbStatus } from "../adapters/dynamodb-status.ts";
import { dynamodbUnsettled } from "../adapters/dynamodb-unsettled.ts";
import { purgeSchedules } from "../adapters/purge-schedules.ts";
import { sqsQueue } from "../adapters/sqs-queue.ts";
import { variables } from "../policy/names.ts";
import type { Run } from "../runtime.ts";
import type { Lifecycle } from "../steps/lifecycle/terminate.ts";
import { tableOf } from "./holders.ts";

/** What terminating and reactivating need of AWS. */
export const lifecycleIn = (run: Run, client: DynamoDBClient): Lifecycle => ({
  change: dynamodbStatus(client, { apps: tableOf(run, "apps"), ledger: tableOf(run, "ledger") }),
  schedules: purgeSchedules(new SchedulerClient({}), {
    group: run.setting(variables.scheduleGroup),
    role: run.setting(variables.scheduleRole),
    queue: run.setting(variables.purgeQueueArn),
    deadLetters: run.setting(variables.scheduleDeadLetters),
  }),
  unsettled: dynamodbUnsettled(client, tableOf(run, "configuration")),
  settlement: sqsQueue(new SQSClient({}), run.setting(variables.settlementQueue)),
});
