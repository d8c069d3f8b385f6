import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import middy from "@middy/core";
import { dynamodbClient } from "../adapters/clients.ts";
import { dynamodbDirectory } from "../adapters/dynamodb-directory.ts";
import { dynamodbHolds } from "../adapters/dynamodb-holds.ts";
import { dynamodbLedgerReader } from "../adapters/dynamodb-ledger.ts";
import { restoredTable } from "../adapters/restored-table.ts";
import { parse } from "../domain/parse.ts";
import type { Partition } from "../domain/partition.ts";
import { Problem } from "../domain/problem.ts";
import { logOutcome } from "../middleware/log.ts";
import { patienceOf } from "../middleware/queue.ts";
import { categories, perishable } from "../policy/categories.ts";
import { restorable, type Table, variables } from "../policy/names.ts";
import { lambda, type Run } from "../runtime.ts";
import { tableOf } from "../wiring/holders.ts";
import { type Replayed, replayLedger, replayTask } from "./replay-ledger.ts";

const tablesOfRecords = new Set<Table>(perishable.map((category) => categories[category].table));

const listing = (client: DynamoDBClient, table: string, now: () => number) => {
  const { enter } = dynamodbDirectory(client, table);
  return async (partitions: readonly Partition[]) => {
    await Promise.all(partitions.map((one) => enter(one, now(), now())));
  };
};

/** Called by hand, as the runbook says, after a table was restored: until its answer names no next call. */
export const create = (run: Run) => {
  const client = dynamodbClient();
  const ledger = dynamodbLedgerReader(client, tableOf(run, "ledger"));
  const readHolds = dynamodbHolds(client, {
    apps: tableOf(run, "apps"),
    holds: tableOf(run, "holds"),
  }).read;
  const inUse = new Map(restorable.map((table) => [table, tableOf(run, table)]));
  const prefix = run.setting(variables.restoredPrefix);
  return middy<unknown, Replayed>().handler(async (event, context) => {
    const { table, restored, ...task } = parse(replayTask, event);
    if (!restored.startsWith(prefix)) throw new Problem("invalid-input", "Not a restored table");
    const names = { restored, inUse: inUse.get(table) ?? table };
    const list = tablesOfRecords.has(table) ? listing(client, names.inUse, run.now) : undefined;
    const ports = { ledger, readHolds, restored: restoredTable(client, names), list };
    const patience = patienceOf(context);
    const replayed = await replayLedger(ports, { table, restored, ...task }, run.now(), patience);
    const { next, ...counts } = replayed;
    logOutcome("replayed", { ...counts, table, phase: task.phase });
    return replayed;
  });
};

export const handler = lambda(create);
