import { randomUUID } from "node:crypto";
import {
  CreateTableCommand,
  DeleteTableCommand,
  DynamoDBClient,
  ResourceNotFoundException,
} from "@aws-sdk/client-dynamodb";
import { CreateKeyCommand, type KeySpec, type KeyUsageType, KMSClient } from "@aws-sdk/client-kms";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { CreateScheduleGroupCommand, SchedulerClient } from "@aws-sdk/client-scheduler";
import { CreateQueueCommand, SQSClient } from "@aws-sdk/client-sqs";
import {
  dueAttributes,
  dueIndex,
  keyAttributes,
  type Table,
  tables,
  tableVariable,
  variables,
} from "../../functions/policy/names.ts";

export const region = "eu-central-1";

const attribute = (AttributeName: string, AttributeType: "S" | "N") => ({
  AttributeName,
  AttributeType,
});
const key = (AttributeName: string, KeyType: "HASH" | "RANGE") => ({ AttributeName, KeyType });

/** A table as the stack makes them. */
export const createTable = async (client: DynamoDBClient, name: string) => {
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: [
        attribute(keyAttributes.partition, "S"),
        attribute(keyAttributes.sort, "S"),
        attribute(dueAttributes.shard, "S"),
        attribute(dueAttributes.instant, "N"),
      ],
      KeySchema: [key(keyAttributes.partition, "HASH"), key(keyAttributes.sort, "RANGE")],
      GlobalSecondaryIndexes: [
        {
          IndexName: dueIndex,
          KeySchema: [key(dueAttributes.shard, "HASH"), key(dueAttributes.instant, "RANGE")],
          Projection: { ProjectionType: "KEYS_ONLY" },
        },
      ],
    }),
  );
};

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

const toDrop = new Set<string>();

/** One that a stand-in made has gone with it. */
const drop = async (client: DynamoDBClient, TableName: string): Promise<void> => {
  try {
    await client.send(new DeleteTableCommand({ TableName }));
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
  }
};

/** Drops the tables made in this process so far: DynamoDB Local looks through all that it has, over and over. */
export const dropTables = async (): Promise<void> => {
  const client = new DynamoDBClient({});
  const names = [...toDrop];
  toDrop.clear();
  await Promise.all(names.map((name) => drop(client, name)));
};

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
  for (const name of Object.values(tableNames)) toDrop.add(name);
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
