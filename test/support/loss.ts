/** Rows that are lost, as an operator's mistake or a broken store loses them, and others that come back. */
import { DeleteItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import { type Table, tableVariable } from "../../functions/policy/names.ts";
import { rowsOf } from "./verbs.ts";
import type { World } from "./world.ts";

/** Loses the rows of an app in a table. */
export const lose = async (w: World, table: Table, app: string): Promise<void> => {
  for (const { pk, sk } of await rowsOf(w, table, app)) {
    await w.dynamodb.send(
      new DeleteItemCommand({
        TableName: w.run.setting(tableVariable(table)),
        Key: { pk: { S: String(pk) }, sk: { S: String(sk) } },
      }),
    );
  }
};

export type Row = Record<string, unknown>;

/** The rows of an app in a table as they are now, as a backup would have them. */
export const rowsToPutBack = (w: World, table: Table, app: string): Promise<readonly Row[]> =>
  rowsOf(w, table, app);

/** Puts rows back, in place of those that lie there by now. */
export const putBack = async (w: World, table: Table, rows: readonly Row[]): Promise<void> => {
  const TableName = w.run.setting(tableVariable(table));
  for (const row of rows) {
    await w.dynamodb.send(
      new PutItemCommand({ TableName, Item: marshall(row, { removeUndefinedValues: true }) }),
    );
  }
};
