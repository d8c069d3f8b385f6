/** Words put into every kind of place on purpose, each in another guise: what searches must find them. */
import { randomBytes } from "node:crypto";
import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import { CreateArchiveCommand, ListEventBusesCommand } from "@aws-sdk/client-eventbridge";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import { CreateScheduleCommand } from "@aws-sdk/client-scheduler";
import { ListQueuesCommand, SendMessageCommand } from "@aws-sdk/client-sqs";
import { tables } from "../../../functions/policy/names.ts";
import type { System } from "../../../local/system.ts";
import { guises } from "./guises.ts";

/** Where a word was put, and the file of MiniStack that keeps such a place. */
export type Planted = { readonly place: string; readonly word: string; readonly file: RegExp };

const newWord = () => `planted${randomBytes(9).toString("hex")}`;

const inTables = async ({ clients, stores }: System): Promise<Planted[]> =>
  Promise.all(
    tables.map(async (table, index) => {
      const word = newWord();
      const forms = guises(word);
      const text = forms[index % forms.length] ?? word;
      const Item = {
        pk: { S: `planted|${index}|x` },
        sk: { S: "x" },
        body: { B: Buffer.from(text) },
      };
      await clients.dynamodb.send(new PutItemCommand({ TableName: stores.table(table), Item }));
      return { place: `table ${table}`, word, file: /dynamodb/ };
    }),
  );

const inQueues = async ({ clients: { sqs } }: System): Promise<Planted[]> => {
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({ QueueNamePrefix: "" }));
  const dead = QueueUrls.filter((url) => /DeadLetters/i.test(url));
  return Promise.all(
    dead.map(async (QueueUrl) => {
      const word = newWord();
      await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify({ word }) }));
      return { place: QueueUrl.split("/").at(-1) ?? "", word, file: /sqs/ };
    }),
  );
};

const inBucket = async ({
  clients: { s3 },
  stores: { bucket: Bucket },
}: System): Promise<Planted[]> => {
  const [name, metadata] = [newWord(), newWord()];
  const Metadata = { word: metadata };
  await s3.send(new PutObjectCommand({ Bucket, Key: `7/${name}`, Metadata, Body: "x" }));
  return [
    { place: "an object's name", word: name, file: /s3|objects/ },
    { place: "an object's metadata", word: metadata, file: /s3|objects/ },
  ];
};

const inSchedules = async ({ clients: { scheduler } }: System): Promise<Planted[]> => {
  const word = newWord();
  const Target = {
    Arn: "arn:aws:sqs:eu-central-1:000000000000:x",
    RoleArn: "arn:aws:iam::0:role/x",
  };
  const once = {
    ScheduleExpression: "at(2099-01-01T00:00:00)",
    FlexibleTimeWindow: { Mode: "OFF" },
  } as const;
  await scheduler.send(new CreateScheduleCommand({ Name: word, Target, ...once }));
  return [{ place: "a schedule's name", word, file: /scheduler/ }];
};

const inArchive = async ({ clients: { events } }: System): Promise<Planted[]> => {
  const word = newWord();
  const { EventBuses: [bus] = [] } = await events.send(new ListEventBusesCommand({}));
  const input = { ArchiveName: word.slice(0, 20), Description: word, EventSourceArn: bus?.Arn };
  await events.send(new CreateArchiveCommand(input));
  return [{ place: "an archive of the bus", word, file: /eventbridge/ }];
};

/** The SDKs of the services that our stack never calls are not installed: their protocols are short. */
const post = async ({ aws }: System, service: string, headers: object, body: string) => {
  const scope = `Credential=test/20260101/eu-central-1/${service}/aws4_request`;
  const authorization = `AWS4-HMAC-SHA256 ${scope}, SignedHeaders=host, Signature=x`;
  const { ok, status } = await fetch(aws.endpoint, {
    method: "POST",
    headers: { ...headers, authorization },
    body,
  });
  if (!ok) throw new Error(`${service} answered ${status}`);
};

const inLogs = async (system: System): Promise<Planted[]> => {
  const word = newWord();
  const place = { logGroupName: "/planted", logStreamName: "planted" };
  const logs = (operation: string, input: object) =>
    post(
      system,
      "logs",
      {
        "x-amz-target": `Logs_20140328.${operation}`,
        "content-type": "application/x-amz-json-1.1",
      },
      JSON.stringify(input),
    );
  await logs("CreateLogGroup", { logGroupName: place.logGroupName });
  await logs("CreateLogStream", place);
  const logEvents = [{ timestamp: Date.now(), message: Buffer.from(word).toString("base64") }];
  await logs("PutLogEvents", { ...place, logEvents });
  return [{ place: "a log line", word, file: /cloudwatch_logs/ }];
};

const inMetrics = async (system: System): Promise<Planted[]> => {
  const word = newWord();
  const data = `MetricData.member.1.MetricName=${word}&MetricData.member.1.Value=1`;
  const body = `Action=PutMetricData&Version=2010-08-01&Namespace=planted&${data}`;
  await post(system, "monitoring", { "content-type": "application/x-www-form-urlencoded" }, body);
  return [{ place: "a metric's name", word, file: /cloudwatch\.json/ }];
};

export const plantEverywhere = async (system: System): Promise<Planted[]> => {
  const ways = [inTables, inQueues, inBucket, inSchedules, inArchive, inLogs, inMetrics];
  return (await Promise.all(ways.map((plant) => plant(system)))).flat();
};
