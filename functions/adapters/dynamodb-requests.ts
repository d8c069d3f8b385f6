/**
 * The table of deletion requests. Beside each request (`appId`, `requestId`) lie a row by which its id is found
 * without the app, and, while it is open, one that is due when the deadline is near.
 */
import {
  type DynamoDBClient,
  PutItemCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { passedOver } from "../domain/passed-over.ts";
import type { ErasedNow } from "../domain/requests/progress.ts";
import type { DeletionRequest } from "../domain/requests/request.ts";
import { isFinal } from "../domain/requests/states.ts";
import { milliseconds } from "../policy/duration.ts";
import { operational } from "../policy/periods.ts";
import type { RequestNotes, Requests, RequestTask, Turned } from "../ports.ts";
import { accepted, transacted } from "./accepted.ts";
import { draftItem } from "./draft-items.ts";
import { noteEntry } from "./dynamodb-ledger.ts";
import { toAttributes } from "./erasure-tallies.ts";
import { toItem } from "./items.ts";
import { readRequests } from "./read-requests.ts";
import { idItem, requestItem, shardOf, uncounted, warningItem } from "./request-items.ts";
import { requestKey, warningKey } from "./request-keys.ts";

/**
 * `drafts` is where the notes of requests that end go; only who carries them out needs it. The ledger notes which were called
 * off or refused: only who can do that needs it.
 */
type RequestTables = {
  readonly requests: string;
  readonly drafts?: string;
  readonly ledger?: string;
};

const free = (now: number) => ({
  ConditionExpression: "attribute_not_exists(pk) OR expiresAt <= :now",
  ExpressionAttributeValues: toItem({ ":now": Math.floor(now / 1000) }),
});

/** Nobody has written to it since. */
const asRead = ({ revision }: DeletionRequest) =>
  revision === uncounted
    ? { ConditionExpression: "attribute_exists(pk) AND attribute_not_exists(revision)" }
    : {
        ConditionExpression: "revision = :revision",
        ExpressionAttributeValues: toItem({ ":revision": revision }),
      };

type Counting = { readonly store: string; readonly erased: ErasedNow; readonly now: number };

/** Adds to the counts of a request that is not over, and whose turn it still is. */
const counting = (
  TableName: string,
  { turn, ...task }: RequestTask & Turned,
  { store, erased: { erased, refused }, now }: Counting,
) => {
  const [name = ""] = Object.keys(toAttributes({ [store]: { erased } }));
  const [refusals = ""] = Object.keys(toAttributes({ [store]: { refused } }));
  const due = now + milliseconds(operational.requestAgain);
  return new UpdateItemCommand({
    TableName,
    Key: requestKey(task),
    UpdateExpression: `SET due = :due, dueShard = :shard, ${refusals} = :refused ADD ${name} :erased, revision :one`,
    ConditionExpression: `attribute_exists(pk) AND attribute_not_exists(expiresAt)${turn === undefined ? "" : " AND turn = :turn"}`,
    ExpressionAttributeValues: toItem({
      ...(turn === undefined ? {} : { ":turn": turn }),
      ":due": due,
      ":shard": shardOf(task),
      ":refused": refused,
      ":erased": erased,
      ":one": 1,
    }),
  });
};

/** The notes of an end: with it, so that a repetition, which the notary may have overtaken, makes no others. */
const notesIn = (TableName: string, { drafts, due }: RequestNotes) =>
  drafts.map((draft) => ({ Put: { TableName, Item: draftItem(draft, due) } }));

/** A request that ends, and for which nothing goes, is noted in the same breath: no row of an older time is carried out. */
const endIn = (ledger: string, before: DeletionRequest, after: DeletionRequest) => {
  if (isFinal(before.state) || after.state === "completed") return [];
  const { appId, requestId, changedAt: at } = after;
  return [{ Put: noteEntry(ledger, appId, { kind: "request", request: requestId, at }) }];
};

type Writing = Pick<Requests, "add" | "change" | "count">;

const writing = (
  client: DynamoDBClient,
  { requests: TableName, drafts = "", ledger = "" }: RequestTables,
): Writing => ({
  add: (request, now) =>
    transacted(
      client.send(
        new TransactWriteItemsCommand({
          TransactItems: [
            { Put: { TableName, Item: requestItem(request), ...free(now) } },
            { Put: { TableName, Item: warningItem(request) } },
            { Put: { TableName, Item: idItem(request) } },
          ],
        }),
      ),
    ),
  count: async (task, store, erased, now) => {
    // Refused if the request is over: then its receipt says what was counted until its end. Or another chain has the turn.
    passedOver(await accepted(client.send(counting(TableName, task, { store, erased, now }))));
  },
  change: async (before, changed, notes = { drafts: [], due: 0 }) => {
    const after = { ...changed, revision: before.revision + 1 };
    const put = { TableName, Item: requestItem(after), ...asRead(before) };
    if (!isFinal(after.state)) {
      return (await accepted(client.send(new PutItemCommand(put)))) ? after : undefined;
    }
    const rest = [
      { Delete: { TableName, Key: warningKey(after) } },
      { Put: { TableName, Item: idItem(after) } },
      ...notesIn(drafts, notes),
      ...endIn(ledger, before, after),
    ];
    const TransactItems = [{ Put: put }, ...rest];
    const write = client.send(new TransactWriteItemsCommand({ TransactItems }));
    return (await transacted(write)) ? after : undefined;
  },
});

/** The requests in a table. */
export const dynamodbRequests = (client: DynamoDBClient, tables: RequestTables): Requests => ({
  ...readRequests(client, tables.requests),
  ...writing(client, tables),
});
