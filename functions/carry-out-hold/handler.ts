import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import { dynamodbClient } from "../adapters/clients.ts";
import { dynamodbInDoubt } from "../adapters/dynamodb-audits.ts";
import { dynamodbHolds } from "../adapters/dynamodb-holds.ts";
import { turnsOfApps } from "../adapters/dynamodb-turns.ts";
import { s3TimeMedia } from "../adapters/s3-lifecycle.ts";
import { s3Media } from "../adapters/s3-media.ts";
import { sqsQueue } from "../adapters/sqs-queue.ts";
import { measureHoldsDue } from "../middleware/metrics.ts";
import { worker } from "../middleware/queue.ts";
import { milliseconds } from "../policy/duration.ts";
import { variables } from "../policy/names.ts";
import { operational } from "../policy/periods.ts";
import { lambda, type Run } from "../runtime.ts";
import { inTurn } from "../steps/turns/in-turn.ts";
import { ringingStandingIn } from "../wiring/apps.ts";
import { holdersIn, tableOf } from "../wiring/holders.ts";
import { requestsIn } from "../wiring/requests.ts";
import { type CarryingOut, carryOutHold, holdTask } from "./carry-out-hold.ts";

const portsIn = (run: Run): CarryingOut => {
  const client = dynamodbClient();
  const sqs = new SQSClient({});
  const s3 = new S3Client({});
  const bucket = run.setting(variables.bucket);
  return {
    standingOf: ringingStandingIn(run, client),
    store: dynamodbHolds(client, { apps: tableOf(run, "apps"), holds: tableOf(run, "holds") }),
    holders: Object.values(holdersIn(run, client, s3Media(s3, bucket))),
    timeMedia: s3TimeMedia(s3, bucket),
    inDoubt: dynamodbInDoubt(client, tableOf(run, "receipt-drafts")),
    noteReviews: measureHoldsDue,
    fenceMs: milliseconds(operational.holdFence),
    queue: sqsQueue(sqs, run.setting(variables.holdsQueue)),
    purges: sqsQueue(sqs, run.setting(variables.purgeQueue)),
    settlements: sqsQueue(sqs, run.setting(variables.settlementQueue)),
    requests: requestsIn(run, client),
    deletions: sqsQueue(sqs, run.setting(variables.requestsQueue)),
  };
};

/** The worker of the holds queue. */
export const create = (run: Run) => {
  const ports = portsIn(run);
  const { now } = run;
  const turns = turnsOfApps(dynamodbClient(), tableOf(run, "holds"), "version");
  return worker(holdTask, (task, patience, turned) =>
    inTurn({ turns, name: task.appId, now }, turned, (passing) =>
      carryOutHold({ ...ports, queue: passing(ports.queue) }, task, now(), patience),
    ),
  );
};

export const handler = lambda(create);
