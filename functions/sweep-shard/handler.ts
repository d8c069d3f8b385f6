import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import { dynamodbClient } from "../adapters/clients.ts";
import { dynamodbSweptDays } from "../adapters/dynamodb-swept-days.ts";
import { s3Media } from "../adapters/s3-media.ts";
import { sqsQueue } from "../adapters/sqs-queue.ts";
import { logOutcome } from "../middleware/log.ts";
import { countRefused } from "../middleware/metrics.ts";
import { worker } from "../middleware/queue.ts";
import { variables } from "../policy/names.ts";
import { lambda, type Run } from "../runtime.ts";
import { PartsFailed } from "../steps/batches/apart.ts";
import { type ShardTask, shardTask } from "../steps/retention/shard-task.ts";
import { ringingStandingIn } from "../wiring/apps.ts";
import { holdersIn, tableOf } from "../wiring/holders.ts";
import { type SweepingRest, sweepRest } from "./sweep-rest.ts";

const portsIn = (run: Run): SweepingRest => {
  const client = dynamodbClient();
  const media = s3Media(new S3Client({}), run.setting(variables.bucket));
  return {
    standingOf: ringingStandingIn(run, client),
    holders: holdersIn(run, client, media),
    count: dynamodbSweptDays(client, tableOf(run, "receipt-drafts")),
    queue: sqsQueue<ShardTask>(new SQSClient({}), run.setting(variables.sweepQueue)),
  };
};

/** The worker of the sweep queue. */
export const create = (run: Run) => {
  const ports = portsIn(run);
  return worker(shardTask, async (task, patience) => {
    const { category } = task;
    const swept = await sweepRest(ports, task, run.now(), patience);
    countRefused(category, swept.refused);
    logOutcome("swept", { category, erased: swept.erased });
    // While its chain goes on it meets what failed again: a failed message beside it would be a second chain.
    if (swept.failed !== undefined && !swept.goesOn) {
      throw new PartsFailed([{ part: category, ...swept.failed }]);
    }
  });
};

export const handler = lambda(create);
