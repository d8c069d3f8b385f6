/** Rows that are lost, as an operator's mistake or a broken store loses them. */
import { DeleteItemCommand } from "@aws-sdk/client-dynamodb";
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
