import {
  DeleteItemCommand,
  type DynamoDBClient,
  PutItemCommand,
  type PutItemCommandInput,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import type { AskedRow } from "../domain/data-holders.ts";
import { ttlOf } from "../domain/keeping.ts";
import { joined, pick } from "../domain/partition.ts";
import { milliseconds } from "../policy/duration.ts";
import { dueShards } from "../policy/names.ts";
import { operational } from "../policy/periods.ts";
import type { DataHolders } from "../ports.ts";
import { accepted } from "./accepted.ts";
import { fromItem, toItem } from "./items.ts";
import { isAsRead, raised } from "./revision.ts";
import { rowsUnder } from "./rows-under.ts";

type Named = Pick<AskedRow, "erasure" | "holder">;
const keyOf = (appId: string, { erasure, holder }: Named) =>
  toItem({ pk: appId, sk: joined(erasure, holder) });

const itemOf = (appId: string, row: AskedRow) => ({
  ...keyOf(appId, row),
  ...toItem({ ...row, ...(row.due === undefined ? {} : { dueShard: pick(appId, dueShards) }) }),
});

const unchanged = ({ state, revision }: AskedRow) => {
  const { condition, values } = isAsRead({ revision });
  return {
    ConditionExpression: `#state = :before AND ${condition}`,
    ExpressionAttributeNames: { "#state": "state" },
    ExpressionAttributeValues: toItem({ ...values, ":before": state }),
  };
};

/** That a store has erased what it was asked to at an instant, and when its row may go. */
const erased = (
  { since, found, deleted }: Pick<AskedRow, "since" | "found" | "deleted">,
  now: number,
) => ({
  UpdateExpression:
    "SET #state = :erased, #found = :found, deleted = :deleted, expiresAt = :end REMOVE due, dueShard ADD revision :one",
  ConditionExpression: "#state = :asked AND since = :since",
  ExpressionAttributeNames: { "#state": "state", "#found": "found" },
  ExpressionAttributeValues: toItem({
    ":erased": "erased",
    ":asked": "asked",
    ":since": since,
    ":found": found,
    ":deleted": deleted,
    ":one": 1,
    ":end": ttlOf(now + milliseconds(operational.requestRows)),
  }),
});

/** The table of what stores of the operator's own are asked, and have said. */
export const dynamodbDataHolders = (client: DynamoDBClient, TableName: string): DataHolders => {
  const put = (appId: string, row: AskedRow, condition: Partial<PutItemCommandInput>) =>
    accepted(
      client.send(new PutItemCommand({ TableName, Item: itemOf(appId, row), ...condition })),
    );
  return {
    ofApp: async (appId) =>
      (await rowsUnder(client, TableName, appId)).map((item) => fromItem<AskedRow>(item)),
    ask: (appId, row) => put(appId, row, { ConditionExpression: "attribute_not_exists(pk)" }),
    change: (appId, before, row) => put(appId, { ...row, ...raised(before) }, unchanged(before)),
    confirm: (appId, said, now) => {
      const update = { TableName, Key: keyOf(appId, said), ...erased(said, now) };
      return accepted(client.send(new UpdateItemCommand(update)));
    },
    forget: async (appId, rows) => {
      for (const row of rows) {
        await client.send(new DeleteItemCommand({ TableName, Key: keyOf(appId, row) }));
      }
    },
  };
};
