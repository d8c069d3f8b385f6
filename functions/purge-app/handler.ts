import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import { dynamodbClient } from "../adapters/clients.ts";
import { dynamodbErasures, erasureKey } from "../adapters/dynamodb-erasures.ts";
import { dynamodbLedger } from "../adapters/dynamodb-ledger.ts";
import { dynamodbStatus } from "../adapters/dynamodb-status.ts";
import { dynamodbRegistry } from "../adapters/dynamodb-strike.ts";
import { dynamodbTurns, turnsOfApps } from "../adapters/dynamodb-turns.ts";
import { destroyAppKeys } from "../adapters/key-rows.ts";
import { requestsOfApp } from "../adapters/requests-of-app.ts";
import { s3Media, s3MediaOfApp } from "../adapters/s3-media.ts";
import { sqsQueue } from "../adapters/sqs-queue.ts";
import { countFailedPurge } from "../middleware/metrics.ts";
import { within, worker } from "../middleware/queue.ts";
import { variables } from "../policy/names.ts";
import { lambda, type Run } from "../runtime.ts";
import { ringingStandingIn } from "../wiring/apps.ts";
import { askingIn } from "../wiring/data-holders.ts";
import { holdersIn, tableOf } from "../wiring/holders.ts";
import { sharingIn } from "../wiring/sharing.ts";
import { rowOf } from "./hand-out.ts";
import { inPurgeTurn, type PurgeTurns } from "./in-turns.ts";
import { purgeApp } from "./purge-app.ts";
import { type Purging, purgeTask } from "./purging.ts";

const turnsIn = (run: Run): PurgeTurns => {
  const client = dynamodbClient();
  return {
    looks: turnsOfApps(client, tableOf(run, "apps")),
    parts: dynamodbTurns(client, tableOf(run, "erasures"), {
      keyOf: ({ appId, part }) => erasureKey(appId, rowOf(part)),
    }),
    queue: sqsQueue(new SQSClient({}), run.setting(variables.purgeQueue)),
    now: run.now,
  };
};

const portsIn = (run: Run): Omit<Purging, "queue"> => {
  const client = dynamodbClient();
  const s3 = new S3Client({});
  const bucket = run.setting(variables.bucket);
  return {
    ...askingIn(run, client),
    standingOf: ringingStandingIn(run, client),
    change: dynamodbStatus(client, { apps: tableOf(run, "apps"), ledger: tableOf(run, "ledger") }),
    destroyKeys: destroyAppKeys(client, tableOf(run, "keys")),
    holders: Object.values(holdersIn(run, client, s3Media(s3, bucket))),
    media: s3MediaOfApp(s3, bucket),
    registry: dynamodbRegistry(client, {
      apps: tableOf(run, "apps"),
      configuration: tableOf(run, "configuration"),
      erasures: tableOf(run, "erasures"),
      budgets: tableOf(run, "budgets"),
      holds: tableOf(run, "holds"),
      drafts: tableOf(run, "receipt-drafts"),
    }),
    erasures: dynamodbErasures(client, tableOf(run, "erasures")),
    ledger: dynamodbLedger(client, tableOf(run, "ledger")),
    requests: requestsOfApp(client, tableOf(run, "requests")),
    sharing: sharingIn(run, client),
  };
};

/** A purge that takes one worker longer than this falls into parts. */
const aloneMs = 60_000;

/** The worker of the purge queue, which the apps' schedules and the sweep feed. */
export const create = (run: Run) => {
  const ports = portsIn(run);
  const turns = turnsIn(run);
  return worker(purgeTask, (task, patience, turned) =>
    inPurgeTurn(turns, task, turned, async (queue) => {
      const own = task.part ? patience : within(aloneMs, patience);
      try {
        await purgeApp({ ...ports, queue }, task, run.now(), own);
      } catch (error) {
        countFailedPurge();
        throw error;
      }
    }),
  );
};

export const handler = lambda(create);
