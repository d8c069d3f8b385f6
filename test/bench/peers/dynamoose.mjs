// Dynamoose: query all, then delete in batches of what one request takes.
import dynamoose from "dynamoose";
import { client } from "./clients.mjs";

/** @param {{table: string, partitions: {pk: string}[]}} task */
export const empty = async ({ table, partitions: [{ pk }] }) => {
  dynamoose.aws.ddb.set(client());
  const schema = new dynamoose.Schema(
    {
      pk: { type: String, hashKey: true },
      sk: { type: String, rangeKey: true },
      at: Number,
      until: Number,
      expiresAt: Number,
      text: String,
    },
    { saveUnknown: true },
  );
  const Message = dynamoose.model("message", schema, { tableName: table, create: false, waitForActive: false });
  const found = await Message.query("pk").eq(pk).all().exec();
  const keys = found.map(({ pk, sk }) => ({ pk, sk }));
  for (let at = 0; at < keys.length; at += 25) {
    await Message.batchDelete(keys.slice(at, at + 25));
  }
};
