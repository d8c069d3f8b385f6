import { randomUUID } from "node:crypto";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { CreateKeyCommand, type KeySpec, type KeyUsageType, KMSClient } from "@aws-sdk/client-kms";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { CreateScheduleGroupCommand, SchedulerClient } from "@aws-sdk/client-scheduler";
import { CreateQueueCommand, SQSClient } from "@aws-sdk/client-sqs";
import { type Table, tables, tableVariable, variables } from "../../functions/policy/names.ts";
import { createTable } from "./tables.ts";

export const region = "eu-central-1";

const createQueue = async (client: SQSClient, name: string) => {
  const { QueueUrl = "" } = await client.send(new CreateQueueCommand({ QueueName: name }));
  return { url: QueueUrl, arn: `arn:aws:sqs:${region}:000000000000:${name}` };
};

const createKeys = async () => {
  const kms = new KMSClient({});
  const create = async (KeySpec: KeySpec, KeyUsage: KeyUsageType) => {
    const { KeyMetadata } = await kms.send(new CreateKeyCommand({ KeySpec, KeyUsage }));
    return KeyMetadata?.KeyId ?? "";
  };
  const [key, dsrKey, receiptKey] = await Promise.all([
    create("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT"),
    create("RSA_2048", "SIGN_VERIFY"),
    create("ECC_NIST_P256", "SIGN_VERIFY"),
  ]);
  return { key, dsrKey, receiptKey };
};

let made: ReturnType<typeof createKeys> | undefined;

/** The keys of this process: a pair takes long to make, and no test changes one. */
const keysOfProcess = () => {
  made ??= createKeys();
  return made;
};

export type Settings = Readonly<Record<string, string>>;

/** Tables, bucket, queues and schedule group of one test file's own; answers the settings of its functions. */
export const createResources = async (
  trustedOrigins: readonly string[] = [],
  dataHolders: readonly string[] = [],
): Promise<Settings> => {
  const own = `t${randomUUID().slice(0, 8)}`;
  const dynamodb = new DynamoDBClient({});
  const sqs = new SQSClient({});
  const tableNames = Object.fromEntries(
    tables.map((table: Table) => [tableVariable(table), `${own}-${table}`]),
  );
  const [
    purge,
    settlement,
    sweep,
    media,
    holds,
    requests,
    callbacks,
    bundles,
    receipts,
    deadLetters,
    keys,
  ] = await Promise.all([
    createQueue(sqs, `${own}-purge`),
    createQueue(sqs, `${own}-settlement`),
    createQueue(sqs, `${own}-sweep`),
    createQueue(sqs, `${own}-media`),
    createQueue(sqs, `${own}-holds`),
    createQueue(sqs, `${own}-requests`),
    createQueue(sqs, `${own}-callbacks`),
    createQueue(sqs, `${own}-bundles`),
    createQueue(sqs, `${own}-receipts`),
    createQueue(sqs, `${own}-dead`),
    keysOfProcess(),
    new S3Client({}).send(new CreateBucketCommand({ Bucket: `${own}-media` })),
    new SchedulerClient({}).send(new CreateScheduleGroupCommand({ Name: own })),
    ...Object.values(tableNames).map((name) => createTable(dynamodb, name)),
  ]);
  return {
    ...tableNames,
    [variables.region]: region,
    [variables.bucket]: `${own}-media`,
    [variables.key]: keys.key,
    [variables.receiptKey]: keys.receiptKey,
    [variables.receiptQueue]: receipts.url,
    [variables.bus]: "default",
    [variables.scheduleGroup]: own,
    [variables.scheduleRole]: "arn:aws:iam::000000000000:role/schedules",
    [variables.purgeQueue]: purge.url,
    [variables.purgeQueueArn]: purge.arn,
    [variables.settlementQueue]: settlement.url,
    [variables.sweepQueue]: sweep.url,
    [variables.mediaQueue]: media.url,
    [variables.holdsQueue]: holds.url,
    [variables.requestsQueue]: requests.url,
    [variables.callbacksQueue]: callbacks.url,
    [variables.bundlesQueue]: bundles.url,
    [variables.dsrKey]: keys.dsrKey,
    [variables.dsrDomain]: "dsr.example.com",
    [variables.dsrCertificate]: "",
    [variables.scheduleDeadLetters]: deadLetters.arn,
    [variables.restoredPrefix]: `${own}-restored-`,
    [variables.trustedOrigins]: trustedOrigins.join(","),
    [variables.issuer]: "https://login.example.org",
    [variables.consoleClient]: "console",
    [variables.consoleOrigins]: "https://login.example.org",
    [variables.dataHolders]: dataHolders.join(","),
  };
};
