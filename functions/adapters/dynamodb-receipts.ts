/**
 * The chains of receipts in their table. A receipt comes in by PartiQL's `INSERT`, which fails where there is one:
 * so the right to insert is all that the notary needs, and it cannot overwrite what it has said.
 */

import { createHash } from "node:crypto";
import {
  type DynamoDBClient,
  ExecuteTransactionCommand,
  QueryCommand,
  type QueryCommandInput,
} from "@aws-sdk/client-dynamodb";
import { ttlOf } from "../domain/keeping.ts";
import { joined, parted } from "../domain/partition.ts";
import { canonical, type SignedReceipt } from "../domain/receipt.ts";
import { hashOf } from "../domain/receipt-hash.ts";
import { after } from "../policy/duration.ts";
import { operational } from "../policy/periods.ts";
import type { Receipts, Seen } from "../ports.ts";
import { transacted } from "./accepted.ts";
import { fromItem, toItem } from "./items.ts";
import { insertion } from "./record-items.ts";
import type { Statement } from "./statements.ts";

/** A receipt as it lies in its table. */
type Row = {
  readonly pk: string;
  readonly sk: string;
  readonly receipt: string;
  readonly signature: string;
  readonly key: string;
};

/** Before every sort key. */
const first = " ";
const sortOf = (number: number): string => String(number).padStart(12, "0");
const groupOf = (appId: string): string =>
  joined("app", createHash("sha256").update(appId).digest("hex"));

const signedOf = ({ receipt, signature, key }: Row): SignedReceipt => ({
  receipt: Buffer.from(receipt).toString("base64"),
  signature,
  key,
});

/** The receipt, and after a purge the way to it from the app's id, which the registry has forgotten. */
const additions = (table: string, { signed, pending }: Seen, now: number): Statement[] => {
  if (signed === undefined) return [];
  const { receipt, as } = signed;
  const { appId, registeredAt } = pending.draft.subject;
  const expiresAt = ttlOf(after(now, operational.receipts));
  const place = { pk: receipt.chain, sk: sortOf(receipt.number) };
  const row: Row = { ...as, ...place, receipt: canonical(receipt) };
  const way = { pk: groupOf(appId ?? ""), sk: joined(receipt.chain, place.sk) };
  return [
    insertion(table, toItem({ ...row, expiresAt })),
    ...(registeredAt === undefined ? [] : [insertion(table, toItem({ ...way, expiresAt }))]),
  ];
};

/** Takes a draft out, or puts it off; only as it was read, if it is there. */
const closing = (table: string, { pending: { draft, due }, again }: Seen): Statement => {
  const where = 'WHERE "pk" = ? AND "sk" = ? AND "due" = ?';
  const place = toItem({ pk: draft.chain, sk: draft.name, due });
  return again === undefined
    ? { Statement: `DELETE FROM "${table}" ${where}`, Parameters: Object.values(place) }
    : {
        Statement: `UPDATE "${table}" SET "due" = ? SET "incomplete" = ? ${where}`,
        Parameters: Object.values({ ...toItem({ again, incomplete: true }), ...place }),
      };
};

export type ReceiptTables = { readonly receipts: string; readonly drafts?: string };

/** The chains of receipts; without drafts they can only be read. */
export const dynamodbReceipts = (
  client: DynamoDBClient,
  { receipts: table, drafts = "" }: ReceiptTables,
): Receipts => {
  /** The rows of a partition behind a sort key. */
  const rows = async (pk: string, after: string, more: Partial<QueryCommandInput> = {}) => {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: "pk = :pk AND sk > :after",
        ExpressionAttributeValues: toItem({ ":pk": pk, ":after": after }),
        ...more,
      }),
    );
    return {
      found: Items.map((item) => fromItem<Row>(item)),
      isMore: LastEvaluatedKey !== undefined,
    };
  };
  return {
    head: async (chain) => {
      const { found } = await rows(chain, first, { ScanIndexForward: false, Limit: 1 });
      return found.map(({ sk, receipt }) => ({ number: Number(sk), hash: hashOf(receipt) }))[0];
    },
    page: async (chain, limit, last = 0) => {
      const { found, isMore } = await rows(chain, sortOf(last), { Limit: limit });
      const end = String(Number(found.at(-1)?.sk));
      return { items: found.map(signedOf), next: isMore ? end : undefined };
    },
    chainsOf: async (appId) => {
      const { found } = await rows(groupOf(appId), first);
      return [...new Set(found.map(({ sk }) => parted(sk)[0] ?? sk))];
    },
    append: (seen, now) =>
      transacted(
        client.send(
          new ExecuteTransactionCommand({
            TransactStatements: [
              ...seen.flatMap((one) => additions(table, one, now)),
              ...seen.map((one) => closing(drafts, one)),
            ],
          }),
        ),
      ),
  };
};
