import { type DynamoDBClient, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import type { App } from "../domain/app.ts";
import { statusOf } from "../domain/ledger/entry.ts";
import { pick } from "../domain/partition.ts";
import { dueShards } from "../policy/names.ts";
import type { ChangeStatus } from "../ports.ts";
import { transacted } from "./accepted.ts";
import { noteEntry } from "./dynamodb-ledger.ts";
import { rowKey, toItem } from "./items.ts";

/** A terminated app is listed as due for its purge, so that a lost schedule is found. */
const dueOf = (app: App) =>
  app.status === "active"
    ? {}
    : { dueShard: pick(app.appId, dueShards), due: app.waitsUntil ?? app.purgeAt };

const attributes = ["terminatedAt", "purgeAt", "waitsUntil", "dueShard", "due"] as const;

/** Writes what of an app's row follows its status, and nothing else: others note their versions in it meanwhile. */
const statusUpdate = (before: App, after: App) => {
  const values: Readonly<Record<string, unknown>> = { ...after, ...dueOf(after) };
  const set = attributes.filter((name) => values[name] !== undefined);
  const removed = attributes.filter((name) => values[name] === undefined);
  const assigned = [
    "#status = :status",
    "changedAt = :at",
    ...set.map((one) => `${one} = :${one}`),
  ];
  const removal = removed.length === 0 ? "" : ` REMOVE ${removed.join(", ")}`;
  return {
    UpdateExpression: `SET ${assigned.join(", ")}${removal}`,
    ConditionExpression: "#status = :before AND changedAt = :seen",
    ExpressionAttributeNames: { "#status": "status" },
    ExpressionAttributeValues: toItem({
      ...Object.fromEntries(set.map((one) => [`:${one}`, values[one]])),
      ...{ ":status": after.status, ":at": after.changedAt },
      ...{ ":before": before.status, ":seen": before.changedAt },
    }),
  };
};

/**
 * Changes an app's status if it is still as it was read; false if it is not. The ledger notes it in the same breath, so that no
 * registry of an older time forgets a termination or brings one back (invariants 6 and 11).
 */
export const dynamodbStatus =
  (
    client: DynamoDBClient,
    tables: { readonly apps: string; readonly ledger: string },
  ): ChangeStatus =>
  (before, after) => {
    const { appId, changedAt: at } = after;
    const noted = noteEntry(tables.ledger, appId, { kind: "status", status: statusOf(after), at });
    const update = { TableName: tables.apps, Key: rowKey(appId), ...statusUpdate(before, after) };
    const TransactItems = [{ Update: update }, { Put: noted }];
    return transacted(client.send(new TransactWriteItemsCommand({ TransactItems })));
  };
