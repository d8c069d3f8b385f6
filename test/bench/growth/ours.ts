/** Our own ways, through the real adapters. */
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { dynamodbDirectory } from "../../../functions/adapters/dynamodb-directory.ts";
import { dynamodbRecords } from "../../../functions/adapters/dynamodb-records.ts";
import { turnsOfApps } from "../../../functions/adapters/dynamodb-turns.ts";
import { dynamodbWork } from "../../../functions/adapters/dynamodb-work.ts";
import { pages } from "../../../functions/domain/pages.ts";
import { directorySlots } from "../../../functions/domain/partition.ts";
import { categories, type Perishable, perishable } from "../../../functions/policy/categories.ts";
import type { Entry, Found, Holder, Queue } from "../../../functions/ports.ts";
import { apart, PartsFailed } from "../../../functions/steps/batches/apart.ts";
import { sendAll } from "../../../functions/steps/batches/packer.ts";
import { noRest } from "../../../functions/steps/retention/erase.ts";
import { eraseDueOfApp } from "../../../functions/steps/retention/erase-app.ts";
import { type Sweeping, sweep } from "../../../functions/sweep/sweep.ts";
import { digest } from "./seed.ts";

const always = () => true;

export const holderOn = (client: DynamoDBClient, category: Perishable): Holder => {
  const { table } = categories[category];
  return {
    category,
    records: dynamodbRecords(client, table),
    directory: dynamodbDirectory(client, table),
  };
};

const inTurns = (client: DynamoDBClient, table: string) => ({
  ...dynamodbWork(client, table),
  turns: turnsOfApps(client, table),
});

/** No work is due in this bench but the records themselves. */
const idle: Queue<unknown> = {
  send: () => Promise.reject(new Error("The bench has nothing to queue")),
};

/** Sweeps; answers how many records it erased. */
export const ourSweep = async (client: DynamoDBClient, now: number): Promise<number> => {
  const ports: Sweeping = {
    standingOf: async () => ({ kind: "purged", at: now }),
    holders: perishable.map((category) => holderOn(client, category)),
    purges: inTurns(client, "apps"),
    untold: { due: async () => ({ items: [] }) },
    settlements: inTurns(client, "configuration"),
    unconfirmed: [dynamodbWork(client, "sharing")],
    purgeQueue: idle,
    settlementQueue: idle,
    receipts: { ...inTurns(client, "receipt-drafts"), due: async () => ({ items: [] }) },
    count: async () => {},
    receiptQueue: idle,
    shardQueue: idle,
    holds: inTurns(client, "holds"),
    holdsQueue: idle,
  };
  const parts = apart();
  const swept = await sweep(ports, now, always, parts);
  if (parts.failures().length > 0) throw new PartsFailed(parts.failures());
  return swept.reduce((sum, { erased }) => sum + erased, 0);
};

/** Purges an app's messages. */
export const ourPurge = async (
  client: DynamoDBClient,
  app: string,
  now: number,
): Promise<number> => {
  const how = { patience: always, rest: noRest };
  const keeping = { kind: "none" } as const;
  return (await eraseDueOfApp(holderOn(client, "messages"), app, keeping, now, how)).erased;
};

/** Erases those records of partitions that are wanted. */
const eraseIn = async (
  { records }: Holder,
  entries: readonly Entry[],
  wanted: (one: Found) => boolean,
): Promise<number> => {
  const found: Found[] = [];
  for (const { partition } of entries) {
    for await (const page of pages((after) => records.page(partition, { after }))) {
      found.push(...page.filter(wanted));
    }
  }
  return (await sendAll(records.erase, found)).done;
};

/** Erases a conversation: its group's directory rows name its days. */
export const ourConversation = async (
  client: DynamoDBClient,
  { app, conversation }: { readonly app: string; readonly conversation: string },
): Promise<number> => {
  const holder = holderOn(client, "messages");
  const entries = await holder.directory.ofGroup(app, digest(conversation));
  return eraseIn(holder, entries, () => true);
};

/** Erases what a person sent in an app: its directory names all conversations, which are read. */
export const ourPerson = async (
  client: DynamoDBClient,
  { app, person }: { readonly app: string; readonly person: string },
): Promise<number> => {
  const holder = holderOn(client, "messages");
  const entries: Entry[] = [];
  for (const slot of directorySlots) {
    const read = (after?: string) => holder.directory.ofApp(app, slot, after);
    for await (const page of pages(read)) entries.push(...page);
  }
  return eraseIn(holder, entries, (one) => "from" in one && one.from === person);
};
