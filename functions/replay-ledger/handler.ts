import middy from "@middy/core";
import { dynamodbClient } from "../adapters/clients.ts";
import { dynamodbHolds } from "../adapters/dynamodb-holds.ts";
import { dynamodbLedgerReader } from "../adapters/dynamodb-ledger.ts";
import { restoredTable } from "../adapters/restored-table.ts";
import { parse } from "../domain/parse.ts";
import { Problem } from "../domain/problem.ts";
import { logOutcome } from "../middleware/log.ts";
import { patienceOf } from "../middleware/queue.ts";
import { restorable, variables } from "../policy/names.ts";
import { lambda, type Run } from "../runtime.ts";
import { tableOf } from "../wiring/holders.ts";
import { type Replayed, replayLedger, replayTask } from "./replay-ledger.ts";

/** Called by hand, as the runbook says, after a table was restored: until its answer names no next call. */
export const create = (run: Run) => {
  const client = dynamodbClient();
  const ledger = dynamodbLedgerReader(client, tableOf(run, "ledger"));
  const readHolds = dynamodbHolds(client, tableOf(run, "holds")).read;
  const inUse = new Map(restorable.map((table) => [table, tableOf(run, table)]));
  const prefix = run.setting(variables.restoredPrefix);
  return middy<unknown, Replayed>().handler(async (event, context) => {
    const { table, restored, ...task } = parse(replayTask, event);
    if (!restored.startsWith(prefix)) throw new Problem("invalid-input", "Not a restored table");
    const names = { restored, inUse: inUse.get(table) ?? table };
    const ports = { ledger, readHolds, restored: restoredTable(client, names) };
    const patience = patienceOf(context);
    const replayed = await replayLedger(ports, { table, restored, ...task }, run.now(), patience);
    const { next, ...counts } = replayed;
    logOutcome("replayed", { ...counts, table, phase: task.phase });
    return replayed;
  });
};

export const handler = lambda(create);
