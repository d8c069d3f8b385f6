import { randomUUID } from "node:crypto";
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { CreateScheduleGroupCommand, SchedulerClient } from "@aws-sdk/client-scheduler";
import { CreateQueueCommand, GetQueueAttributesCommand, SQSClient } from "@aws-sdk/client-sqs";
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
  const { Attributes } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["QueueArn"] }),
  );
  return { url: QueueUrl, arn: Attributes?.QueueArn ?? "" };
};

export type Settings = Readonly<Record<string, string>>;

/** Tables, bucket, queues, key and schedule group of one test file's own; answers the settings of its functions. */
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
  const kms = new KMSClient({});
  const signingKey = (KeySpec: "RSA_2048" | "ECC_NIST_P256") =>
    kms.send(new CreateKeyCommand({ KeySpec, KeyUsage: "SIGN_VERIFY" }));
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
    key,
    dsr,
    signing,
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
    kms.send(new CreateKeyCommand({})),
    signingKey("RSA_2048"),
    signingKey("ECC_NIST_P256"),
    new S3Client({}).send(new CreateBucketCommand({ Bucket: `${own}-media` })),
    new SchedulerClient({}).send(new CreateScheduleGroupCommand({ Name: own })),
    ...Object.values(tableNames).map((name) => createTable(dynamodb, name)),
  ]);
  return {
    ...tableNames,
    [variables.region]: region,
    [variables.bucket]: `${own}-media`,
    [variables.key]: key.KeyMetadata?.KeyId ?? "",
    [variables.receiptKey]: signing.KeyMetadata?.KeyId ?? "",
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
    [variables.dsrKey]: dsr.KeyMetadata?.KeyId ?? "",
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
