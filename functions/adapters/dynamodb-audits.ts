/** The state of the audits: a row for each table of records, among what is yet to be signed, which waits for it. */
import { type DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { type AuditState, type Progress, wasInDoubt } from "../domain/audit.ts";
import { joined, parted } from "../domain/partition.ts";
import { type Perishable, perishable } from "../policy/categories.ts";
import type { Audits, InDoubt } from "../ports.ts";
import { accepted } from "./accepted.ts";
import { fromItem, toItem } from "./items.ts";
import { readAll } from "./read-all.ts";

type Row = {
  readonly pk: string;
  readonly step?: number;
  readonly progress?: Progress;
  readonly restoredAt?: number;
  readonly foundAt?: number;
};
/** The state as it was read, and by how many steps it came about. */
type Read = AuditState & { readonly step?: number | undefined };

const prefix = "audit";
const keyOf = (category: Perishable) => toItem({ pk: joined(prefix, category), sk: "-" });

const readStates = async (client: DynamoDBClient, table: string, of: readonly Perishable[]) => {
  const items = await readAll(client, table, of.map(keyOf));
  const rows = items.map((item) => fromItem<Row>(item));
  return new Map(
    rows.map(({ pk, step, progress, restoredAt, foundAt }) => {
      const state: Read = { ...progress, restoredAt, foundAt, step };
      return [parted(pk)[1], state];
    }),
  );
};

export const dynamodbAudits = (client: DynamoDBClient, table: string): Audits => {
  const set = (category: Perishable, attribute: "restoredAt" | "foundAt", now: number) =>
    client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: keyOf(category),
        UpdateExpression: `SET ${attribute} = :now`,
        ExpressionAttributeValues: toItem({ ":now": now }),
      }),
    );
  return {
    read: async (category) => (await readStates(client, table, [category])).get(category) ?? {},
    restoring: async (category, now) => {
      await set(category, "restoredAt", now);
    },
    found: async (category, now) => {
      await set(category, "foundAt", now);
    },
    note: (category, { step = 0 }: Read, progress) =>
      accepted(
        client.send(
          new UpdateItemCommand({
            TableName: table,
            Key: keyOf(category),
            UpdateExpression: "SET step = :next, progress = :progress",
            ConditionExpression: step === 0 ? "attribute_not_exists(step)" : "step = :step",
            ExpressionAttributeValues: toItem({
              ":next": step + 1,
              ":progress": progress,
              ...(step === 0 ? {} : { ":step": step }),
            }),
          }),
        ),
      ),
  };
};

/** The categories in doubt, as whoever goes by a directory asks for them. */
export const dynamodbInDoubt =
  (client: DynamoDBClient, table: string): InDoubt =>
  async (since) => {
    const states = await readStates(client, table, perishable);
    return new Set(perishable.filter((one) => wasInDoubt(states.get(one) ?? {}, since)));
  };
