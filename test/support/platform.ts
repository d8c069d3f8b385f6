/**
 * What AWS deletes by itself, played: DynamoDB's TTL and S3's lifecycle as their documentation has them, on our test's
 * clock. Both look anew at each item before it goes.
 */
import { DeleteItemCommand, DynamoDBClient, paginateScan } from "@aws-sdk/client-dynamodb";
import { DeleteObjectCommand, GetObjectTaggingCommand, S3Client } from "@aws-sdk/client-s3";
import {
  expiryAttribute,
  lifecycleTag,
  type Table,
  tableVariable,
  variables,
} from "../../functions/policy/names.ts";
import { day, objectsOf } from "./verbs.ts";
import type { World } from "./world.ts";

type Between = (moment: number) => Promise<void>;

/** Deletes what of a table's records of an app has a TTL that is over. */
const timeToLiveIn = async (w: World, app: string, table: Table, between: Between) => {
  const client = new DynamoDBClient({});
  const TableName = w.run.setting(tableVariable(table));
  const now = { N: String(Math.floor(w.clock.now / 1000)) };
  await between(1);
  for await (const { Items = [] } of paginateScan({ client }, { TableName })) {
    await between(2);
    for (const { pk = { S: "" }, sk = { S: "" } } of Items) {
      if (!pk.S?.startsWith(`${app}|`)) continue;
      const condition = {
        ConditionExpression: "#ttl <= :now",
        ExpressionAttributeNames: { "#ttl": expiryAttribute },
        ExpressionAttributeValues: { ":now": now },
      };
      await client
        .send(new DeleteItemCommand({ TableName, Key: { pk, sk }, ...condition }))
        .catch(isUnmet);
    }
  }
};

const isUnmet = (error: unknown): void => {
  if (!(error instanceof Error) || error.name !== "ConditionalCheckFailedException") throw error;
};

export const timeToLive = async (w: World, app: string, between: Between): Promise<void> => {
  await timeToLiveIn(w, app, "messages", between);
  await timeToLiveIn(w, app, "user-information", between);
};

/** Deletes the objects of an app whose rule is over: by the days of their prefix, a day of slack, and their tag. */
export const lifecycle = async (
  w: World,
  app: string,
  made: number,
  between: Between,
): Promise<void> => {
  const client = new S3Client({});
  const Bucket = w.run.setting(variables.bucket);
  await between(1);
  const keys = await objectsOf(w, app);
  await between(2);
  for (const Key of keys) {
    const { TagSet = [] } = await client.send(new GetObjectTaggingCommand({ Bucket, Key }));
    const isTagged = TagSet.some(
      (tag) => tag.Key === lifecycleTag.key && tag.Value === lifecycleTag.value,
    );
    const isOver = made + (Number(Key.split("/")[0]) + 1) * day <= w.clock.now;
    if (isTagged && isOver) await client.send(new DeleteObjectCommand({ Bucket, Key }));
  }
};
