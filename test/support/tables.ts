/** Tables as the stack makes them, and their end. */
import {
  CreateTableCommand,
  DeleteTableCommand,
  DynamoDBClient,
  ResourceNotFoundException,
} from "@aws-sdk/client-dynamodb";
import {
  dueAttributes,
  dueIndex,
  keyAttributes,
  namedAttribute,
  namedIndex,
} from "../../functions/policy/names.ts";

const attribute = (AttributeName: string, AttributeType: "S" | "N") => ({
  AttributeName,
  AttributeType,
});
const key = (AttributeName: string, KeyType: "HASH" | "RANGE") => ({ AttributeName, KeyType });

const toDrop = new Set<string>();

/** A table as the stack makes them. */
export const createTable = async (client: DynamoDBClient, name: string) => {
  toDrop.add(name);
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: [
        attribute(keyAttributes.partition, "S"),
        attribute(keyAttributes.sort, "S"),
        attribute(dueAttributes.shard, "S"),
        attribute(dueAttributes.instant, "N"),
        attribute(namedAttribute, "S"),
      ],
      KeySchema: [key(keyAttributes.partition, "HASH"), key(keyAttributes.sort, "RANGE")],
      GlobalSecondaryIndexes: [
        {
          IndexName: dueIndex,
          KeySchema: [key(dueAttributes.shard, "HASH"), key(dueAttributes.instant, "RANGE")],
          Projection: { ProjectionType: "KEYS_ONLY" },
        },
        {
          IndexName: namedIndex,
          KeySchema: [key(namedAttribute, "HASH")],
          Projection: { ProjectionType: "KEYS_ONLY" },
        },
      ],
    }),
  );
};

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
