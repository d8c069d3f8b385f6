import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Rows } from "../domain/registered.ts";
import { statusKey } from "./dynamodb-ledger.ts";
import { fromItem, rowKey } from "./items.ts";
import { readRows } from "./read-all.ts";

export type TenantTables = {
  readonly apps: string;
  readonly configuration: string;
  readonly holds: string;
};

/** An app's rows in the registry and, if there is a `ledger`, what that says of its status; read together, consistently. */
export const registryRows = async (
  client: DynamoDBClient,
  { apps, configuration, holds, ledger }: TenantTables & { readonly ledger?: string },
  appId: string,
): Promise<Rows> => {
  const own = [apps, configuration, holds].map((table) => ({ table, key: rowKey(appId) }));
  const noted = ledger === undefined ? [] : [{ table: ledger, key: statusKey(appId) }];
  const rows = await readRows(client, [...own, ...noted]);
  const rowIn = (table: string): object | undefined => {
    const [item] = rows.get(table) ?? [];
    return item && fromItem<object>(item);
  };
  return {
    app: rowIn(apps),
    settings: rowIn(configuration),
    held: rowIn(holds),
    noted: ledger === undefined ? undefined : rowIn(ledger),
  };
};
