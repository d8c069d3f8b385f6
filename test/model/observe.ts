/** What is really there: in the stores, read past the product, and over the API, read as a client does. */
import { BatchWriteItemCommand, DynamoDBClient, paginateScan } from "@aws-sdk/client-dynamodb";
import { DeleteObjectsCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { limits } from "../../functions/policy/limits.ts";
import { type Table, tables, tableVariable, variables } from "../../functions/policy/names.ts";
import type { World } from "../support/world.ts";

export type Row = {
  readonly table: Table;
  readonly pk: string;
  readonly sk: string;
  readonly values: Readonly<Record<string, unknown>>;
};
export type Physical = { readonly rows: readonly Row[]; readonly objects: readonly string[] };

/** Where what people say lies, and how far it is with their apps and requests. */
export const telling: readonly Table[] = ["messages", "user-information", "apps", "requests"];

/** Reads what lies in a world: everything, unless some tables are named. */
export const observer = (w: World) => {
  const client = new DynamoDBClient({});
  const s3 = new S3Client({});
  const Bucket = w.run.setting(variables.bucket);

  const rowsIn = async (table: Table): Promise<Row[]> => {
    const rows: Row[] = [];
    const input = { TableName: w.run.setting(tableVariable(table)), ConsistentRead: true };
    for await (const { Items = [] } of paginateScan({ client }, input)) {
      for (const item of Items) {
        const { pk, sk, ...values } = unmarshall(item);
        rows.push({ table, pk: String(pk), sk: String(sk), values });
      }
    }
    return rows;
  };

  const objects = async (): Promise<string[]> => {
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
    return Contents.flatMap(({ Key }) => Key ?? []);
  };

  const observe = async (of: readonly Table[] = tables): Promise<Physical> => {
    const rows = await Promise.all(of.map(rowsIn));
    return { rows: rows.flat(), objects: of === tables ? await objects() : [] };
  };

  const remove = async (table: Table, rows: readonly Pick<Row, "pk" | "sk">[]): Promise<void> => {
    for (let first = 0; first < rows.length; first += limits.dynamodbBatch) {
      const some = rows.slice(first, first + limits.dynamodbBatch);
      const requests = some.map(({ pk, sk }) => ({
        DeleteRequest: { Key: { pk: { S: pk }, sk: { S: sk } } },
      }));
      const RequestItems = { [w.run.setting(tableVariable(table))]: requests };
      await client.send(new BatchWriteItemCommand({ RequestItems }));
    }
  };

  const wipe = async (): Promise<void> => {
    const Objects = (await objects()).map((Key) => ({ Key }));
    if (Objects.length > 0)
      await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    for (const table of tables) await remove(table, await rowsIn(table));
  };

  return { observe, remove, /** Empties all tables. */ wipe };
};

/** The app whose row or object this is, if it names one. */
export const appOf = ({ pk }: Row): string => {
  const [first = "", second = ""] = pk.split("|");
  return first === "dir" ? second : first;
};
export const appOfObject = (key: string): string => key.split("/")[1] ?? "";

type Said = { readonly messageId: string; readonly text?: string };

/** A page of a conversation; undefined if reading is refused. */
const pageOf = async (w: World, app: string, conversationId: string, cursor?: string) => {
  const query = { limit: "3", ...(cursor === undefined ? {} : { cursor }) };
  const call = { app, path: { conversationId }, query };
  const { status, body } = await w.call("read-messages", call);
  if (status === 403 || status === 409) return undefined;
  if (status !== 200) throw new Error(`Reading answered ${status}`);
  return body as { readonly messages: readonly Said[]; readonly next?: string };
};

/** What can be read of a conversation, by message, over all pages; nothing if reading is refused. */
export const readConversation = async (
  w: World,
  app: string,
  conversationId: string,
): Promise<ReadonlyMap<string, string>> => {
  const said = new Map<string, string>();
  let page = await pageOf(w, app, conversationId);
  while (page !== undefined) {
    for (const { messageId, text = "" } of page.messages) said.set(messageId, text);
    page = page.next ? await pageOf(w, app, conversationId, page.next) : undefined;
  }
  return said;
};

/** What can be read of a person; undefined if there is nothing, or reading is refused. */
export const readPerson = async (w: World, app: string, userId: string) => {
  const { status, body } = await w.call("read-user-information", { app, path: { userId } });
  if (status === 403 || status === 404 || status === 409) return undefined;
  if (status !== 200) throw new Error(`Reading answered ${status}`);
  return String(body.profile.Tag_Profile_IM_Nick);
};
