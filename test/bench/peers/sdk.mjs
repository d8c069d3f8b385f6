// A script with the plain SDK: page by page, batch by batch, sending again what was not processed.
import { BatchWriteItemCommand, paginateQuery } from "@aws-sdk/client-dynamodb";
import { client as newClient } from "./clients.mjs";

const deleteAll = async (client, table, requests) => {
  let RequestItems = { [table]: requests };
  while (Object.keys(RequestItems ?? {}).length > 0) {
    const { UnprocessedItems } = await client.send(new BatchWriteItemCommand({ RequestItems }));
    RequestItems = UnprocessedItems;
  }
};

/** @param {{table: string, partitions: {pk: string}[]}} task */
export const empty = async ({ table, partitions: [{ pk }] }) => {
  const client = newClient();
  const query = {
    TableName: table,
    KeyConditionExpression: "pk = :pk",
    ProjectionExpression: "pk, sk",
    ExpressionAttributeValues: { ":pk": { S: pk } },
  };
  for await (const { Items = [] } of paginateQuery({ client }, query)) {
    const requests = Items.map((Key) => ({ DeleteRequest: { Key } }));
    for (let at = 0; at < requests.length; at += 25) {
      await deleteAll(client, table, requests.slice(at, at + 25));
    }
  }
};
