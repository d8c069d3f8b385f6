/** The real adapters of state rows, all by one client. */
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { dynamodbApps } from "../../../functions/adapters/dynamodb-apps.ts";
import { dynamodbDataHolders } from "../../../functions/adapters/dynamodb-data-holders.ts";
import { dynamodbDrafts } from "../../../functions/adapters/dynamodb-drafts.ts";
import { dynamodbErasures } from "../../../functions/adapters/dynamodb-erasures.ts";
import { dynamodbHolds } from "../../../functions/adapters/dynamodb-holds.ts";
import { dynamodbLedger } from "../../../functions/adapters/dynamodb-ledger.ts";
import { dynamodbNote } from "../../../functions/adapters/dynamodb-note.ts";
import { dynamodbReceipts } from "../../../functions/adapters/dynamodb-receipts.ts";
import { dynamodbRequests } from "../../../functions/adapters/dynamodb-requests.ts";
import { dynamodbSettings } from "../../../functions/adapters/dynamodb-settings.ts";
import { dynamodbSettled } from "../../../functions/adapters/dynamodb-settled.ts";
import { dynamodbStatus } from "../../../functions/adapters/dynamodb-status.ts";
import { dynamodbRegistry } from "../../../functions/adapters/dynamodb-strike.ts";
import { dynamodbSweptDays } from "../../../functions/adapters/dynamodb-swept-days.ts";
import { dynamodbUnsettled } from "../../../functions/adapters/dynamodb-unsettled.ts";
import { dynamodbKeyRows } from "../../../functions/adapters/key-rows.ts";
import { tables as names, type Table } from "../../../functions/policy/names.ts";
import { tableOf } from "../../../functions/wiring/holders.ts";
import { sharingIn } from "../../../functions/wiring/sharing.ts";
import type { World } from "../world.ts";

export type Ports = ReturnType<typeof portsIn>;

/** Tables by their names in the world. */
const tablesIn = (w: World) =>
  Object.fromEntries(names.map((name) => [name, tableOf(w.run, name)])) as Record<Table, string>;

export const portsIn = (w: World, client: DynamoDBClient) => {
  const tables = { ...tablesIn(w), drafts: tableOf(w.run, "receipt-drafts") };
  return {
    w,
    client,
    now: () => w.clock.now,
    apps: dynamodbApps(client, tables),
    change: dynamodbStatus(client, tables),
    registry: dynamodbRegistry(client, tables),
    settings: dynamodbSettings(client, tables),
    settled: dynamodbSettled(client, tables),
    unsettled: dynamodbUnsettled(client, tables.configuration),
    keyRows: dynamodbKeyRows(client, tables),
    holds: dynamodbHolds(client, tables),
    requests: dynamodbRequests(client, tables),
    erasures: dynamodbErasures(client, tables.erasures),
    dataHolders: dynamodbDataHolders(client, tables["data-holders"]),
    sharing: sharingIn(w.run, client),
    ledger: dynamodbLedger(client, tables.ledger),
    drafts: dynamodbDrafts(client, tables.drafts),
    receipts: dynamodbReceipts(client, tables),
    note: dynamodbNote(client, tables.drafts),
    countSwept: dynamodbSweptDays(client, tables.drafts),
    tables,
  };
};
