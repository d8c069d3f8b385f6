/** What a function is measured against: the SDK's DynamoDB client, one write, one read, and nothing else. */
import { DynamoDBClient, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";

export const create = () => {
  const client = new DynamoDBClient({});
  const key = { pk: { S: "app" }, sk: { S: "-" } };
  return async () => {
    await client.send(new PutItemCommand({ TableName: "t", Item: { ...key, at: { N: "1" } } }));
    const { Item } = await client.send(new GetItemCommand({ TableName: "t", Key: key }));
    return { statusCode: 200, body: JSON.stringify(Item) };
  };
};
