/** A restore that goes page by page, so that something else can happen at each of their borders. */
import { ScanCommand } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { dynamodbAudits } from "../../functions/adapters/dynamodb-audits.ts";
import { listAnew } from "../../functions/adapters/dynamodb-directory.ts";
import { dynamodbHolds } from "../../functions/adapters/dynamodb-holds.ts";
import { dynamodbLedgerReader } from "../../functions/adapters/dynamodb-ledger.ts";
import { fromToken, toToken } from "../../functions/adapters/items.ts";
import { restoredTable } from "../../functions/adapters/restored-table.ts";
import type { Row } from "../../functions/domain/ledger/amend.ts";
import {
  directorySort,
  isDirectoryKey,
  type Partition,
  partitionOfKey,
} from "../../functions/domain/partition.ts";
import { Problem } from "../../functions/domain/problem.ts";
import { type ReplayTask, replayLedger } from "../../functions/replay-ledger/replay-ledger.ts";
import { tableOf } from "../../functions/wiring/holders.ts";
import type { Snapshot } from "./restore.ts";
import { restore, turnOnTtl } from "./restore.ts";
import { rowsOf } from "./verbs.ts";
import type { World } from "./world.ts";

/** What a restore of records works on, a few rows to a page. */
const portsOf = (w: World, { table }: Snapshot, restored: string, limit: number) => {
  const inUse = tableOf(w.run, table);
  const list = listAnew(w.dynamodb, inUse);
  const audits = dynamodbAudits(w.dynamodb, tableOf(w.run, "receipt-drafts"));
  const own = restoredTable(w.dynamodb, { restored, inUse });
  return {
    ledger: dynamodbLedgerReader(w.dynamodb, tableOf(w.run, "ledger")),
    readHolds: dynamodbHolds(w.dynamodb, {
      apps: tableOf(w.run, "apps"),
      holds: tableOf(w.run, "holds"),
    }).read,
    list: (partitions: readonly Partition[]) => list(partitions, w.clock.now),
    doubt: () => audits.restoring("messages", w.clock.now),
    restored: {
      ...own,
      page: async (after?: string) => {
        const input = { TableName: restored, Limit: limit, ConsistentRead: true };
        const { Items = [], LastEvaluatedKey } = await w.dynamodb.send(
          new ScanCommand({ ...input, ExclusiveStartKey: fromToken(after) }),
        );
        const items = Items.map((raw) => ({ row: unmarshall(raw) as Row, raw }));
        return { items, next: toToken(LastEvaluatedKey) };
      },
    },
  };
};

/** One page; if something of what is to be copied was erased meanwhile, it begins again, as the runbook says. */
const step = async (
  ports: ReturnType<typeof portsOf>,
  task: ReplayTask,
  first: ReplayTask,
  now: number,
): Promise<ReplayTask | undefined> => {
  try {
    return (await replayLedger(ports, task, now, () => false)).next;
  } catch (error) {
    if (error instanceof Problem && error.problem === "restored-table-closed") return first;
    throw error;
  }
};

/** Restores a table of records; `at` is called at each border of pages with its number. Answers how many there were. */
export const restoreInPages = async (
  w: World,
  taken: Snapshot,
  limit: number,
  at: (border: number) => Promise<void>,
): Promise<number> => {
  const restored = await restore(w, taken);
  await turnOnTtl(restored);
  const ports = portsOf(w, taken, restored, limit);
  const { table, takenAt } = taken;
  const first = { table, restored, takenAt, phase: "erase" } as ReplayTask;
  let border = 0;
  for (let task: ReplayTask | undefined = first; task !== undefined; border++) {
    task = await step(ports, task, first, w.clock.now);
    await at(border);
  }
  return border;
};

/** The records of an app in a table whose partition has no row in the directory. */
export const unlisted = async (w: World, table: Snapshot["table"], app: string) => {
  const rows = await rowsOf(w, table, app);
  const listed = new Set(
    rows.filter(({ pk }) => isDirectoryKey(String(pk))).map(({ sk }) => String(sk)),
  );
  return rows.filter(({ pk }) => {
    const partition = partitionOfKey(String(pk));
    return partition !== undefined && !listed.has(directorySort(partition));
  });
};
