import { type DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { pages } from "../domain/pages.ts";
import { type Draft, sweepDraft } from "../domain/receipt-draft.ts";
import type { Perishable } from "../policy/categories.ts";
import type { Drafts, Pending } from "../ports.ts";
import { refusedIn } from "./dynamodb-swept-days.ts";
import { fromItem, fromToken, type Item, toItem, toToken } from "./items.ts";
import { readAll } from "./read-all.ts";
import { type Statement, sendStatements } from "./statements.ts";
import { wireOf } from "./wire.ts";

/** As many drafts as the notary looks at together: three statements each, and a transaction takes a hundred. */
const portion = 25;

type Row = {
  readonly due: number;
  readonly incomplete?: boolean;
  readonly draft?: Draft;
  readonly category?: Perishable;
  readonly day?: string;
  readonly deleted?: number;
  readonly refused?: number;
};

/** A day's counts are a draft of their own kind, to which every sweep of the day adds. */
const draftOf = ({ draft, category, day, deleted = 0, refused = 0, ...row }: Row): Draft => {
  if (draft !== undefined) return draft;
  if (category === undefined || day === undefined) throw new Error("Not a draft");
  const inShards = Object.entries(row).filter(([name]) => name.startsWith(refusedIn));
  const left = inShards.reduce((sum, [, count]) => sum + Number(count), refused);
  return sweepDraft(category, day, { found: deleted + left, deleted, refused: left });
};

const pendingOf = (item: Item): Pending => {
  const row = fromItem<Row>(item);
  return { draft: draftOf(row), due: row.due, incomplete: row.incomplete === true };
};

const puttingOff = (table: string, { draft, due }: Pending, until: number): Statement => ({
  Statement: `UPDATE "${table}" SET "due" = ? WHERE "pk" = ? AND "sk" = ? AND "due" = ?`,
  Parameters: Object.values(toItem({ until, pk: draft.chain, sk: draft.name, due })),
});

/** The drafts that wait for the notary. */
export const dynamodbDrafts = (client: DynamoDBClient, table: string): Drafts => {
  const wire = wireOf(client);
  const query = (chain: string) => ({
    TableName: table,
    ConsistentRead: true,
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: toItem({ ":pk": chain }),
  });
  return {
    due: async (chain, now) => {
      const found: Pending[] = [];
      const read = async (token?: string) => {
        const { Items = [], LastEvaluatedKey } = await client.send(
          new QueryCommand({ ...query(chain), ExclusiveStartKey: fromToken(token), Limit: 100 }),
        );
        return { items: Items.map(pendingOf), next: toToken(LastEvaluatedKey) };
      };
      for await (const page of pages(read)) {
        found.push(...page.filter(({ due }) => due <= now));
        if (found.length >= portion) break;
      }
      return found.slice(0, portion);
    },
    named: async (chain, names) => {
      const keys = names.map((name) => toItem({ pk: chain, sk: name }));
      return (await readAll(client, table, keys)).map(pendingOf);
    },
    putOff: async (pending, until) => {
      const outcomes = await sendStatements(
        wire,
        pending.map((one) => puttingOff(table, one, until)),
      );
      return pending
        .filter((_, index) => outcomes[index] === "done")
        .map((one) => ({ ...one, due: until }));
    },
    count: async (chain) => {
      const { Count = 0 } = await client.send(
        new QueryCommand({ ...query(chain), Select: "COUNT" }),
      );
      return Count;
    },
  };
};
