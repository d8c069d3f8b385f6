/** Backups, what is lost, and what comes back: all promises hold after it as before (invariant 11). */
import { DeleteTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { milliseconds } from "../../functions/policy/duration.ts";
import { operational } from "../../functions/policy/periods.ts";
import type { Replayed } from "../../functions/replay-ledger/replay-ledger.ts";
import { restore, type Snapshot, snapshot, turnOnTtl } from "../support/restore.ts";
import { hearing, nowOf, type Play } from "./play.ts";

export const restorable = ["messages", "user-information", "apps", "configuration"] as const;
export type Restorable = (typeof restorable)[number];

export const backUp = async ({ stage, backups }: Play, table: Restorable): Promise<void> => {
  backups.push(await snapshot(stage.w, table));
};

/** The last backup but so many, if the ledger remembers as far back. */
export const backupOf = (play: Play, which: number): Snapshot | undefined => {
  const openable = play.backups.filter(
    ({ takenAt }) => nowOf(play) - Date.parse(takenAt) <= milliseconds(operational.ledger),
  );
  return openable.at(-1 - (which % Math.max(openable.length, 1)));
};

/** Replays the ledger as the runbook says, until no next call is named; a call that was broken off is made again. */
const opened = async (play: Play, { table, takenAt }: Snapshot, restored: string) => {
  let task: object | undefined = { table, restored, takenAt };
  while (task !== undefined) {
    task = ((await hearing(play, "replay-ledger", task)) as Replayed).next;
  }
};

/** A backup is restored beside the table in use, after an accident or though there was none. */
export const bringBack = async (play: Play, which: number, isLost: boolean): Promise<void> => {
  const { stage } = play;
  const backup = backupOf(play, which);
  if (backup === undefined) throw new Error("There is no backup");
  if (isLost) await stage.lose(backup);
  const TableName = await restore(stage.w, backup);
  await turnOnTtl(TableName);
  await opened(play, backup, TableName);
  await new DynamoDBClient({}).send(new DeleteTableCommand({ TableName }));
};
