/** The copies that an operator might make of every table: a backup, and an export as DynamoDB's own would be. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { CreateBackupCommand, paginateScan } from "@aws-sdk/client-dynamodb";
import { tables } from "../../functions/policy/names.ts";
import type { System } from "../../local/system.ts";

/** Backs every table up, and writes its items into a file of the AWS; answers how many items were exported. */
export const copyEverything = async ({ aws, clients, stores }: System): Promise<number> => {
  let items = 0;
  for (const table of tables) {
    const TableName = stores.table(table);
    await clients.dynamodb.send(new CreateBackupCommand({ TableName, BackupName: `all-${table}` }));
    const lines: string[] = [];
    for await (const { Items = [] } of paginateScan({ client: clients.dynamodb }, { TableName })) {
      lines.push(...Items.map((Item) => JSON.stringify({ Item }, asJson)));
    }
    writeFileSync(join(aws.folder, `export-${table}.json`), lines.join("\n"));
    items += lines.length;
  }
  return items;
};

/** DynamoDB's JSON has bytes in base64. */
const asJson = (_: string, value: unknown): unknown =>
  value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value;
