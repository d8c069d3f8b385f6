/** One failure stops one thing: whatever table fails at every call, all the others are swept, and what is due in them is passed on. */
import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import { beforeAll, describe, expect, it } from "vitest";
import { dynamodbClient } from "../../../functions/adapters/clients.ts";
import { partitionKey } from "../../../functions/domain/partition.ts";
import { dueShards, type Table, tableVariable } from "../../../functions/policy/names.ts";
import type { Holder } from "../../../functions/ports.ts";
import { remembered } from "../../../functions/steps/retention/standing-of.ts";
import { sweepShard } from "../../../functions/steps/retention/sweep-shard.ts";
import { create } from "../../../functions/sweep/handler.ts";
import { standingIn } from "../../../functions/wiring/apps.ts";
import { holderIn } from "../../../functions/wiring/holders.ts";
import { backgroundActions } from "../../../infra/actions/background-actions.ts";
import { day, givenApp, givenMessages, recordsOf, takeFrom } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;

beforeAll(async () => {
  w = await world();
});

const swept = ["log-data", "monitoring-data", "user-information", "messages"] as const;
/** Where the sweep finds work, and the queue that it is passed on to. */
const passedOn = {
  apps: "purgeQueue",
  configuration: "settlementQueue",
  sharing: "settlementQueue",
  "data-holders": "settlementQueue",
  holds: "holdsQueue",
  requests: "requestsQueue",
  "receipt-drafts": "receiptQueue",
} as const;
type WithWork = keyof typeof passedOn;
const withWork = Object.keys(passedOn) as WithWork[];
/** Without them nothing is known of an app, so nothing of it may go. */
const registry: readonly string[] = ["apps", "configuration", "holds"];

const number = (value: number) => ({ N: String(value) });

/** Work that is due in a table, of an app by the table's name. */
const givenWork = (table: WithWork) =>
  w.dynamodb.send(
    new PutItemCommand({
      TableName: w.run.setting(tableVariable(table)),
      Item: {
        ...{ pk: { S: `due-in-${table}` }, sk: { S: "-" } },
        ...{ due: number(w.clock.now), dueShard: { S: "0" } },
      },
    }),
  );

/** An app that has something in every category that is over. */
const givenOverdue = async (): Promise<string> => {
  const app = await givenApp(w);
  await givenMessages(w, app, "room", "one", "two");
  const body = { profile: { Tag_Profile_IM_Nick: "al" } };
  await w.call("save-user-information", { app, path: { userId: "al" }, body });
  const records = [{ ip: "203.0.113.9", interface: "app.login" }];
  await w.call("save-log-data", { app, body: { records } });
  w.clock.now += 8 * day;
  return app;
};

const left = async (app: string): Promise<string[]> => {
  const rows = await Promise.all(
    swept.map(async (table) => ((await recordsOf(w, table, app)).length > 0 ? [table] : [])),
  );
  return rows.flat();
};

/** The sweep over stores of which one is not there: every call of it fails. */
const sweepWithout = async (table: Table): Promise<unknown> => {
  const setting = (name: string) =>
    name === tableVariable(table) ? "no-such-table" : w.run.setting(name);
  const context = { getRemainingTimeInMillis: () => 300_000 };
  return create({ now: w.run.now, setting })({} as never, context as never).catch(
    (error: unknown) => error,
  );
};

/** The tables whose work has been passed on; the queues are empty after it. */
const passed = async (): Promise<string[]> => {
  const queues = [...new Set(Object.values(passedOn))];
  const text = JSON.stringify(await Promise.all(queues.map((queue) => takeFrom(w, queue))));
  return withWork.filter((table) => text.includes(`"due-in-${table}"`));
};

/** The ledger is asked only about an app that the registry does not know. */
const tables = (Object.keys(backgroundActions.sweep.tables) as (typeof swept)[number][]).filter(
  (table) => (table as Table) !== "ledger",
);

describe("invariant 2: with a table that fails at every call", () => {
  it.each(tables)(
    "(%s) all else is swept and passed on, and the run fails by that name alone",
    async (table) => {
      const app = await givenOverdue();
      await passed();
      await Promise.all(withWork.map(givenWork));
      const error = await sweepWithout(table);
      const touched = registry.includes(table) ? swept : swept.filter((one) => one === table);
      expect(await left(app)).toEqual(touched);
      expect(await passed()).toEqual(withWork.filter((one) => one !== (table as string)));
      expect(error).toMatchObject({ name: "PartsFailed" });
      expect(String(error)).not.toContain(app);
      await w.deliver("sweep");
      expect(await left(app)).toEqual([]);
    },
  );
});

/** Ways in which one of an app's partitions fails, whatever is tried. */
const failing: Readonly<Record<string, (holder: Holder, isIt: (pk: string) => boolean) => Holder>> =
  {
    "cannot be read": (holder, isIt) => ({
      ...holder,
      records: {
        ...holder.records,
        find: (partition, walk) =>
          isIt(partitionKey(partition))
            ? Promise.reject(new Error("not to be read"))
            : holder.records.find(partition, walk),
      },
    }),
    "has a record that DynamoDB will not delete": (holder, isIt) => ({
      ...holder,
      records: {
        ...holder.records,
        erase: async (batch) => {
          const free = batch.filter(({ pk }) => !isIt(pk));
          if (free.length > 0) await holder.records.erase(free);
          return batch.map(({ pk }) => (isIt(pk) ? "refused" : "done"));
        },
      },
    }),
    "has a row that cannot be closed": (holder, isIt) => ({
      ...holder,
      directory: {
        ...holder.directory,
        close: async (batch) => {
          const isRefused = ({ entry }: (typeof batch)[number]) =>
            isIt(partitionKey(entry.partition));
          await holder.directory.close(batch.filter((one) => !isRefused(one)));
          return batch.map((one) => (isRefused(one) ? "refused" : "done"));
        },
      },
    }),
    "has a row that cannot be read": (holder, isIt) => ({
      ...holder,
      directory: {
        ...holder.directory,
        due: async (...asked) => {
          const { items, ...page } = await holder.directory.due(...asked);
          const read = ({ partition, due }: (typeof items)[number]) =>
            partition && isIt(partitionKey(partition))
              ? { partition: undefined, due }
              : { partition, due };
          return { ...page, items: items.map(read) };
        },
      },
    }),
  };

describe("invariant 2: a conversation's day that", () => {
  it.each(Object.keys(failing))("%s stops no other, is counted, and stays overdue", async (how) => {
    const app = await givenApp(w);
    const rooms = ["a", "b", "c", "d", "e", "f"];
    for (const room of rooms) await givenMessages(w, app, room, room);
    const [first] = await recordsOf(w, "messages", app);
    const isIt = (pk: string) => pk === first?.pk;
    w.clock.now += 8 * day;
    const client = dynamodbClient();
    const holder = failing[how]?.(holderIn(w.run, client, "messages"), isIt);
    if (holder === undefined) throw new Error("No such way");
    const by = {
      standingOf: remembered(standingIn(w.run, client)),
      now: w.clock.now,
      patience: () => true,
    };
    const shards = await Promise.all(dueShards.map((shard) => sweepShard(holder, shard, by)));
    const gone = how.includes("row that cannot be closed") ? 0 : 1;
    expect(await recordsOf(w, "messages", app)).toHaveLength(gone);
    expect(shards.reduce((sum, { failed }) => sum + (failed?.times ?? 0), 0)).toBe(1);
    expect(Math.min(...shards.map(({ oldest }) => oldest ?? 0))).toBe(w.clock.now - day);
    await w.deliver("sweep");
    expect(await recordsOf(w, "messages", app)).toEqual([]);
  });
});
