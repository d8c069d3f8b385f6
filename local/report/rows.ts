/** What lies in the tables and the bucket, seen past the API. Reads keys and clocks, never contents. */
import { paginateScan, type ScanCommandOutput } from "@aws-sdk/client-dynamodb";
import { paginateListObjectsV2 } from "@aws-sdk/client-s3";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { type Table, tables } from "../../functions/policy/names.ts";
import type { AwsClients } from "../time/clients.ts";

export type Row = {
  readonly table: Table;
  readonly pk: string;
  readonly sk: string;
  /** When its clock started, if it is a record. */
  readonly at?: number | undefined;
  readonly interface?: string | undefined;
  readonly recalled?: boolean | undefined;
};
export type Look = { readonly rows: readonly Row[]; readonly objects: readonly string[] };

/** The names that the deployment gave to the tables and the bucket. */
export type Stores = {
  readonly table: (table: Table) => string;
  readonly bucket: string;
};

export const lookInside = async (clients: AwsClients, stores: Stores): Promise<Look> => {
  const perTable = await Promise.all(tables.map((table) => rowsOf(clients, table, stores)));
  return { rows: perTable.flat(), objects: await objectsIn(clients, stores.bucket) };
};

const rowsOf = async (
  { dynamodb: client }: AwsClients,
  table: Table,
  stores: Stores,
): Promise<Row[]> => {
  const rows: Row[] = [];
  const pages = paginateScan(
    { client },
    {
      TableName: stores.table(table),
      ConsistentRead: true,
      ProjectionExpression: "pk, sk, #at, #interface, recalled",
      ExpressionAttributeNames: { "#at": "at", "#interface": "interface" },
    },
  );
  for await (const page of pages) rows.push(...read(table, page));
  return rows;
};

const read = (table: Table, { Items = [] }: ScanCommandOutput): Row[] =>
  Items.map((item) => ({ table, ...(unmarshall(item) as Omit<Row, "table">) }));

const objectsIn = async ({ s3: client }: AwsClients, bucket: string): Promise<string[]> => {
  const keys: string[] = [];
  for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket })) {
    keys.push(...(page.Contents ?? []).map(({ Key = "" }) => Key));
  }
  return keys;
};
