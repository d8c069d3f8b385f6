// dynamodb-toolbox by its own command for this.
import { Entity } from "dynamodb-toolbox/entity";
import { item, number, string } from "dynamodb-toolbox/schema";
import { Table } from "dynamodb-toolbox/table";
import { DeletePartitionCommand } from "dynamodb-toolbox/table/actions/deletePartition";
import { documentClient } from "./clients.mjs";

/** @param {{table: string, partitions: {pk: string}[]}} task */
export const empty = async ({ table: name, partitions: [{ pk }] }) => {
  const table = new Table({
    documentClient: documentClient(),
    name,
    partitionKey: { name: "pk", type: "string" },
    sortKey: { name: "sk", type: "string" },
  });
  const message = new Entity({
    name: "message",
    table,
    timestamps: false,
    schema: item({
      pk: string().key(),
      sk: string().key(),
      at: number(),
      until: number(),
      expiresAt: number(),
      text: string(),
    }),
  });
  await table.build(DeletePartitionCommand).entities(message).query({ partition: pk }).send();
};
