import { type DynamoDBClient, GetItemCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { ttlOf } from "../domain/keeping.ts";
import { passedOver } from "../domain/passed-over.ts";
import { milliseconds } from "../policy/duration.ts";
import { operational } from "../policy/periods.ts";
import type { ErasureKind, ErasureRow, Erasures } from "../ports.ts";
import { accepted } from "./accepted.ts";
import { fromAttributes, tallyRow, toAttributes } from "./erasure-tallies.ts";
import { fromItem, toItem } from "./items.ts";
import { rowsUnder } from "./rows-under.ts";

/** The key of a row of an app. */
export const erasureKey = (appId: string, row: string) => toItem({ pk: appId, sk: row });

/** Sets attributes and adds to counters; only of a row that is there, if `when` says so. */
const update = (
  table: string,
  appId: string,
  row: string,
  { set, add = {} }: { readonly set: object; readonly add?: object },
  when?: string,
) => {
  const now = Reflect.get(set, "updatedAt") as number;
  const all = { ...set, expiresAt: ttlOf(now + milliseconds(operational.erasureRows)) };
  const name = (key: string) => `#${key}`;
  const sets = Object.keys(all).map((key) => `${name(key)} = :${key}`);
  const adds = Object.keys(add).map((key) => `${name(key)} :${key}`);
  const keys = [...Object.keys(all), ...Object.keys(add)];
  return new UpdateItemCommand({
    TableName: table,
    Key: erasureKey(appId, row),
    UpdateExpression: [
      `SET ${[...sets, "startedAt = if_not_exists(startedAt, :updatedAt)"].join(", ")}`,
      ...(adds.length === 0 ? [] : [`ADD ${adds.join(", ")}`]),
    ].join(" "),
    ...(when === undefined ? {} : { ConditionExpression: when }),
    ExpressionAttributeNames: Object.fromEntries(keys.map((key) => [name(key), key])),
    ExpressionAttributeValues: toItem(
      Object.fromEntries(
        Object.entries({ ...all, ...add }).map(([key, value]) => [`:${key}`, value]),
      ),
    ),
  });
};

type Tallies = Pick<Erasures, "openTally" | "tally" | "tallied">;

const talliesIn = (client: DynamoDBClient, table: string): Tallies => ({
  openTally: async (appId, kind, now) => {
    await client.send(update(table, appId, tallyRow(kind), { set: { updatedAt: now } }));
  },
  tally: async (appId, kind, counts, now) => {
    const change = { set: { updatedAt: now }, add: toAttributes(counts) };
    return accepted(
      client.send(update(table, appId, tallyRow(kind), change, "attribute_exists(pk)")),
    );
  },
  tallied: async (appId, kind) => {
    const Key = erasureKey(appId, tallyRow(kind));
    const { Item } = await client.send(
      new GetItemCommand({ TableName: table, Key, ConsistentRead: true }),
    );
    if (Item === undefined) return undefined;
    const row = fromItem<{ readonly startedAt: number }>(Item);
    return { counts: fromAttributes(row), since: row.startedAt };
  },
});

/** A purge begins without a row of its own; what ended must not stay paused, or the next would be. */
const pausable = (kind: ErasureKind, paused: boolean): string | undefined => {
  if (kind === "purge") return undefined;
  return paused ? "done < asked" : "attribute_exists(pk)";
};

/** How far the erasures of apps have come. */
export const dynamodbErasures = (client: DynamoDBClient, table: string): Erasures => ({
  rows: async (appId) =>
    (await rowsUnder(client, table, appId)).map((item) => {
      const { sk, ...row } = fromItem<Omit<ErasureRow, "row"> & { readonly sk: string }>(item);
      return { ...row, row: sk };
    }),
  isPaused: async (appId, kind) => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: table, Key: erasureKey(appId, kind), ConsistentRead: true }),
    );
    return Item?.paused?.BOOL === true;
  },
  ask: async (appId, row, asked, now) => {
    await client.send(update(table, appId, row, { set: { asked, done: 0, updatedAt: now } }));
  },
  count: async (appId, row, add, { now, done }) => {
    const set = { updatedAt: now, ...(done === undefined ? {} : { done }) };
    const counting = update(table, appId, row, { set, add }, "attribute_exists(pk)");
    // Refused if the app is struck: then nobody asks any more how far it has come.
    passedOver(await accepted(client.send(counting)));
  },
  ...talliesIn(client, table),
  pause: (appId, kind, paused, now) => {
    const change = { set: { paused, updatedAt: now } };
    return accepted(client.send(update(table, appId, kind, change, pausable(kind, paused))));
  },
});
