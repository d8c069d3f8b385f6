/** DynamoDB Local with the tables of the stack, one client that is counted and one for seeding that is not. */
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { tables } from "../../../functions/policy/names.ts";
import { startDynamodbLocal } from "../../support/dynamodb-local.ts";
import { region } from "../../support/resources.ts";
import { createTable } from "../../support/tables.ts";
import { startCountingProxy } from "../metering/counting-proxy.ts";
import { expiryIndex } from "./expiry-index.ts";

export type Bed = Awaited<ReturnType<typeof startBed>>;

/** The rival's table: an entry for every record in an index over its expiry. */
export const indexedTable = "indexed";

const createIndexedTable = (client: DynamoDBClient) =>
  client.send(
    new CreateTableCommand({
      TableName: indexedTable,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: [
        { AttributeName: "pk", AttributeType: "S" },
        { AttributeName: "sk", AttributeType: "S" },
        { AttributeName: expiryIndex.shard, AttributeType: "S" },
        { AttributeName: "until", AttributeType: "N" },
      ],
      KeySchema: [
        { AttributeName: "pk", KeyType: "HASH" },
        { AttributeName: "sk", KeyType: "RANGE" },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: expiryIndex.name,
          KeySchema: [
            { AttributeName: expiryIndex.shard, KeyType: "HASH" },
            { AttributeName: "until", KeyType: "RANGE" },
          ],
          Projection: { ProjectionType: "KEYS_ONLY" },
        },
      ],
    }),
  );

const clientOf = (endpoint: string) =>
  new DynamoDBClient({
    endpoint,
    region,
    credentials: { accessKeyId: "bench", secretAccessKey: "bench" },
  });

export const startBed = async () => {
  const local = await startDynamodbLocal();
  const meter = await startCountingProxy(local.endpoint);
  const direct = clientOf(local.endpoint);
  const metered = clientOf(meter.endpoint);
  for (const table of tables) await createTable(direct, table);
  await createIndexedTable(direct);
  return {
    direct,
    metered,
    measure: meter.measure,
    stop: async () => {
      direct.destroy();
      metered.destroy();
      await meter.stop();
      await local.stop();
    },
  };
};
