import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import { dynamodbClient } from "../adapters/clients.ts";
import { dynamodbErasures } from "../adapters/dynamodb-erasures.ts";
import { dynamodbSettings } from "../adapters/dynamodb-settings.ts";
import { dynamodbSettled } from "../adapters/dynamodb-settled.ts";
import { turnsOfApps } from "../adapters/dynamodb-turns.ts";
import { dynamodbKeyRows } from "../adapters/key-rows.ts";
import { s3Media } from "../adapters/s3-media.ts";
import { sqsQueue } from "../adapters/sqs-queue.ts";
import { countLateHolder } from "../middleware/metrics.ts";
import { worker } from "../middleware/queue.ts";
import { variables } from "../policy/names.ts";
import { lambda, type Run } from "../runtime.ts";
import { inTurn } from "../steps/turns/in-turn.ts";
import { ringingStandingIn } from "../wiring/apps.ts";
import { askingIn } from "../wiring/data-holders.ts";
import { chosenIn, tableOf } from "../wiring/holders.ts";
import { sharingIn } from "../wiring/sharing.ts";
import { type SettlementTask, type Settling, settle, settlementTask } from "./settle.ts";

const portsIn = (run: Run): Settling => {
  const client = dynamodbClient();
  const tables = {
    apps: tableOf(run, "apps"),
    configuration: tableOf(run, "configuration"),
    keys: tableOf(run, "keys"),
    ledger: tableOf(run, "ledger"),
  };
  const settings = dynamodbSettings(client, tables);
  const media = s3Media(new S3Client({}), run.setting(variables.bucket));
  return {
    ...askingIn(run, client),
    onLate: countLateHolder,
    standingOf: ringingStandingIn(run, client),
    holders: Object.values(chosenIn(run, client, media)),
    settled: dynamodbSettled(client, {
      configuration: tableOf(run, "configuration"),
      erasures: tableOf(run, "erasures"),
      drafts: tableOf(run, "receipt-drafts"),
    }),
    forgetKeys: settings.forgetKeys,
    keyRows: dynamodbKeyRows(client, tables),
    erasures: dynamodbErasures(client, tableOf(run, "erasures")),
    sharing: sharingIn(run, client),
    queue: sqsQueue<SettlementTask>(new SQSClient({}), run.setting(variables.settlementQueue)),
  };
};

/** The worker of the settlement queue. */
export const create = (run: Run) => {
  const ports = portsIn(run);
  const { now } = run;
  const turns = turnsOfApps(dynamodbClient(), tableOf(run, "configuration"));
  return worker(settlementTask, (task, patience, turned) =>
    task.remind === true
      ? settle(ports, task, now(), patience)
      : inTurn({ turns, name: task.appId, now }, turned, (passing) =>
          settle({ ...ports, queue: passing(ports.queue) }, task, now(), patience),
        ),
  );
};

export const handler = lambda(create);
