import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import middy from "@middy/core";
import { dynamodbClient } from "../adapters/clients.ts";
import { dynamodbAudits } from "../adapters/dynamodb-audits.ts";
import { listAnew } from "../adapters/dynamodb-directory.ts";
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
import type { Audits } from "../ports.ts";
import { lambda, type Run } from "../runtime.ts";
import { tableOf } from "../wiring/holders.ts";
import { type Replayed, replayLedger, replayTask } from "./replay-ledger.ts";

/** What a table of records has beside its rows: a directory, in which its partitions are listed, and which is in doubt. */
const directoriesOf =
  (client: DynamoDBClient, audits: Audits, now: () => number) => (table: Table, inUse: string) => {
    const category = perishable.find((one) => categories[one].table === table);
    if (category === undefined) return {};
    const list = listAnew(client, inUse);
    return {
      list: (partitions: readonly Partition[]) => list(partitions, now()),
      doubt: () => audits.restoring(category, now()),
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
  const audits = dynamodbAudits(client, tableOf(run, "receipt-drafts"));
  const directoryOf = directoriesOf(client, audits, run.now);
  const inUse = new Map(restorable.map((table) => [table, tableOf(run, table)]));
  const prefix = run.setting(variables.restoredPrefix);
  return middy<unknown, Replayed>().handler(async (event, context) => {
    const { table, restored, ...task } = parse(replayTask, event);
    if (!restored.startsWith(prefix)) throw new Problem("invalid-input", "Not a restored table");
    const names = { restored, inUse: inUse.get(table) ?? table };
    const rows = restoredTable(client, names);
    const ports = { ledger, readHolds, restored: rows, ...directoryOf(table, names.inUse) };
    const patience = patienceOf(context);
    const replayed = await replayLedger(ports, { table, restored, ...task }, run.now(), patience);
    const { next, ...counts } = replayed;
    logOutcome("replayed", { ...counts, table, phase: task.phase });
    return replayed;
  });
};

export const handler = lambda(create);
