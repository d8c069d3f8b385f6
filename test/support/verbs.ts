/** The small vocabulary of the tests. */
import { paginateScan, QueryCommand } from "@aws-sdk/client-dynamodb";
import { paginateListObjectsV2 } from "@aws-sdk/client-s3";
import { DeleteMessageCommand, ReceiveMessageCommand } from "@aws-sdk/client-sqs";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { type Table, tableVariable, variables } from "../../functions/policy/names.ts";
import { messageIds } from "./lambda-events.ts";
import { region } from "./resources.ts";
import type { World } from "./world.ts";

export const day = 86_400_000;
export const iso = (instant: number): string => new Date(instant).toISOString();

let apps = 0;

/** Registers an app with a consent statement, unless the registration says otherwise; answers its id. */
export const givenApp = async (
  w: World,
  {
    appId = `app${++apps}-${process.pid}`,
    ...registration
  }: { readonly appId?: string; readonly [field: string]: unknown } = {},
): Promise<string> => {
  const answer = await w.call("register-app", {
    body: {
      appId,
      uin: `uin-${appId}`,
      region,
      clientIds: [`client-of-${appId}`],
      consent: { version: "1", statedAt: iso(w.clock.now), reference: "terms" },
      minimumAges: { default: 13, DE: 16 },
      ...registration,
    },
  });
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return appId;
};

/** Changes an app's configuration by merge patch, from its current version; answers the API's answer. */
export const change = async (w: World, app: string, patch: object) => {
  const { Items: [settings] = [] } = await w.dynamodb.send(
    new QueryCommand({
      TableName: w.run.setting(tableVariable("configuration")),
      KeyConditionExpression: "pk = :app",
      ExpressionAttributeValues: { ":app": { S: app } },
      ConsistentRead: true,
    }),
  );
  return w.call("change-configuration", {
    app,
    method: "PATCH",
    headers: { "if-match": `"${settings?.version?.N}"` },
    body: patch,
  });
};

/** A text message of a conversation, sent now. */
export const sentIn = (w: World, conversationId: string, messageId: string) => ({
  conversationId,
  messageId,
  from: "alice",
  sentAt: iso(w.clock.now),
  text: `text of ${messageId}`,
});

/** Stores text messages in a conversation, sent now. */
export const givenMessages = (w: World, app: string, conversationId: string, ...ids: string[]) =>
  w.call("save-messages", {
    app,
    body: { messages: ids.map((messageId) => sentIn(w, conversationId, messageId)) },
  });

/** The ids of a conversation's messages that the app can read, over all pages. */
export const readable = async (
  w: World,
  app: string,
  conversationId: string,
): Promise<string[]> => {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const query = { limit: "100", ...(cursor === undefined ? {} : { cursor }) };
    const { body } = await w.call("read-messages", { app, path: { conversationId }, query });
    ids.push(...body.messages.map(({ messageId }: { messageId: string }) => messageId));
    cursor = body.next;
  } while (cursor !== undefined);
  return ids;
};

/** Everything that lies in a table, read straight from DynamoDB. */
export const rowsIn = async (w: World, table: Table): Promise<Record<string, unknown>[]> => {
  const rows: Record<string, unknown>[] = [];
  const TableName = w.run.setting(tableVariable(table));
  for await (const page of paginateScan({ client: w.dynamodb }, { TableName })) {
    rows.push(...(page.Items ?? []).map((item) => unmarshall(item)));
  }
  return rows;
};

/** The rows of an app in a table; with `records`, without the directory's. */
export const rowsOf = async (w: World, table: Table, app: string) =>
  (await rowsIn(w, table)).filter(({ pk }) => String(pk).split("|").includes(app));

export const recordsOf = async (w: World, table: Table, app: string) =>
  (await rowsOf(w, table, app)).filter(({ pk }) => !String(pk).startsWith("dir|"));

/** The keys of an app's objects in the media bucket, read straight from S3. */
export const objectsOf = async (w: World, app: string): Promise<string[]> => {
  const keys: string[] = [];
  const Bucket = w.run.setting(variables.bucket);
  for await (const page of paginateListObjectsV2({ client: w.s3 }, { Bucket })) {
    keys.push(...(page.Contents ?? []).flatMap(({ Key }) => Key ?? []));
  }
  return keys.filter((key) => key.split("/")[1] === app);
};

export const waitingQueues = [
  "purgeQueue",
  "settlementQueue",
  "sweepQueue",
  "mediaQueue",
  "requestsQueue",
  "callbacksQueue",
  "bundlesQueue",
  "holdsQueue",
  "receiptQueue",
] as const;
type WaitingQueue = (typeof waitingQueues)[number];

/** Takes the work that waits in a queue, its delays over; whose turn it is stays out of account. */
export const takeFrom = async (w: World, queue: WaitingQueue): Promise<unknown[]> =>
  (await takeMessages(w, queue)).map(({ turn, ...work }) => work);

/** Takes the messages that wait in a queue as they are. */
export const takeMessages = async (w: World, queue: WaitingQueue) => {
  const QueueUrl = w.run.setting(variables[queue]);
  const taken: { readonly turn?: string; readonly [field: string]: unknown }[] = [];
  for (;;) {
    const { Messages = [] } = await w.sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
    );
    if (Messages.length === 0) return taken;
    for (const { ReceiptHandle, MessageId = "", Body = "{}" } of Messages) {
      await w.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
      const message = JSON.parse(Body);
      messageIds.set(message, MessageId);
      taken.push(message);
    }
  }
};
