import { createHash } from "node:crypto";
import { type DynamoDBClient, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { ttlOf } from "../domain/keeping.ts";
import { entryName, type LedgerEntry } from "../domain/ledger/entry.ts";
import { passedOver } from "../domain/passed-over.ts";
import { milliseconds } from "../policy/duration.ts";
import { expiryAttribute } from "../policy/names.ts";
import { operational } from "../policy/periods.ts";
import type { CalledOffAt, Ledger, LedgerReader } from "../ports.ts";
import { accepted } from "./accepted.ts";
import { fromItem, type Item, toItem } from "./items.ts";
import { rowsUnder } from "./rows-under.ts";

/** An app's rows lie under a digest of its id, so that a purged app is found nowhere by its id. */
export const ledgerName = (appId: string): string =>
  createHash("sha256").update(appId).digest("base64url");

const statusEntry: LedgerEntry["kind"] = "status";

/** Who comes late must not narrow what somebody else has noted meanwhile. */
const unlessNewer = ({ at }: LedgerEntry) => ({
  ConditionExpression: "attribute_not_exists(pk) OR #at <= :at",
  ExpressionAttributeNames: { "#at": "at" },
  ExpressionAttributeValues: toItem({ ":at": at }),
});

/** How an entry is noted. */
export const noteEntry = (TableName: string, appId: string, entry: LedgerEntry) => {
  const key = { pk: ledgerName(appId), sk: entryName(entry) };
  const end = ttlOf((entry.noted ?? entry.at) + milliseconds(operational.ledger));
  return {
    TableName,
    Item: toItem({ ...key, ...entry, [expiryAttribute]: end }),
    ...unlessNewer(entry),
  };
};

/** The ledger as its writers see it. */
export const dynamodbLedger = (client: DynamoDBClient, table: string): Ledger => ({
  note: async (appId, entry) => {
    // Refused if somebody has noted what is newer: that says as much.
    passedOver(await accepted(client.send(new PutItemCommand(noteEntry(table, appId, entry)))));
  },
});

/** Where the last change of an app's status is noted. */
export const statusKey = (appId: string): Item =>
  toItem({ pk: ledgerName(appId), sk: statusEntry });

/** The ledger as a restore reads it. */
export const dynamodbLedgerReader = (client: DynamoDBClient, table: string): LedgerReader => ({
  entries: async (appId) =>
    (await rowsUnder(client, table, ledgerName(appId))).map(fromItem<LedgerEntry>),
});

/** When an entry of this name was noted of an app (epoch ms); undefined if it was not, or that is forgotten. Read consistently. */
const notedAt = async (
  client: DynamoDBClient,
  table: string,
  appId: string,
  entry: LedgerEntry,
): Promise<number | undefined> => {
  const Key = toItem({ pk: ledgerName(appId), sk: entryName(entry) });
  const { Item } = await client.send(
    new GetItemCommand({ TableName: table, Key, ConsistentRead: true }),
  );
  return Item === undefined ? undefined : fromItem<LedgerEntry>(Item).at;
};

/** Until when everything of an app was purged (epoch ms); undefined if it was not, or that is forgotten. */
export const purgedAt = (
  client: DynamoDBClient,
  table: string,
  appId: string,
): Promise<number | undefined> => notedAt(client, table, appId, { kind: "app", at: 0 });

/** When a request was called off or refused, as the ledger has it. */
export const dynamodbCalledOff =
  (client: DynamoDBClient, table: string): CalledOffAt =>
  ({ appId, requestId }) =>
    notedAt(client, table, appId, { kind: "request", request: requestId, at: 0 });
