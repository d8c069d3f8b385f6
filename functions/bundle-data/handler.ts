import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import { dynamodbClient } from "../adapters/clients.ts";
import { erasedUntil } from "../adapters/erased-until.ts";
import { turnsOfRequests } from "../adapters/request-keys.ts";
import { s3Media, s3Put } from "../adapters/s3-media.ts";
import { s3Read } from "../adapters/s3-read.ts";
import { sqsQueue } from "../adapters/sqs-queue.ts";
import { zip } from "../adapters/zip.ts";
import { worker } from "../middleware/queue.ts";
import { variables } from "../policy/names.ts";
import { lambda, type Run } from "../runtime.ts";
import { inTurn } from "../steps/turns/in-turn.ts";
import { appsIn } from "../wiring/apps.ts";
import { chosenIn, tableOf } from "../wiring/holders.ts";
import { keysIn } from "../wiring/keys.ts";
import { reportingIn } from "../wiring/requests.ts";
import { type BundlingData, bundleData } from "./bundle-data.ts";
import { type BundleTask, bundleTask } from "./task.ts";

/** What making bundles needs of AWS. */
export const portsIn = (run: Run): BundlingData => {
  const client = dynamodbClient();
  const s3 = new S3Client({});
  const bucket = run.setting(variables.bucket);
  return {
    ...reportingIn(run, client),
    apps: appsIn(run, client),
    holders: chosenIn(run, client, s3Media(s3, bucket)),
    keys: keysIn(run, client),
    read: s3Read(s3, bucket),
    put: s3Put(s3, bucket),
    pack: zip,
    erasedUntil: erasedUntil(client, tableOf(run, "ledger")),
    bundles: sqsQueue<BundleTask>(new SQSClient({}), run.setting(variables.bundlesQueue)),
  };
};

/** The worker of the bundles' queue: it opens what people wrote, as whoever erases it never does. */
export const create = (run: Run) => {
  const ports = portsIn(run);
  const { now } = run;
  const turns = turnsOfRequests(dynamodbClient(), tableOf(run, "requests"));
  return worker(bundleTask, (task, patience, turned) =>
    inTurn({ turns, name: task, now }, turned, (passing) =>
      bundleData({ ...ports, bundles: passing(ports.bundles) }, task, now(), patience),
    ),
  );
};

export const handler = lambda(create);
