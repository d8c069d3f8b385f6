/** The vocabulary of the tests about the audit of directories. */
import { DeleteItemCommand } from "@aws-sdk/client-dynamodb";
import { isDirectoryKey } from "../../functions/domain/partition.ts";
import { milliseconds } from "../../functions/policy/duration.ts";
import { type Table, tableVariable } from "../../functions/policy/names.ts";
import { operational } from "../../functions/policy/periods.ts";
import { replay, restore, turnOnTtl } from "./restore.ts";
import { iso, rowsOf } from "./verbs.ts";
import type { Remaining, World } from "./world.ts";

/** Runs the audit once; answers how many partitions it found unlisted. */
export const audit = async (w: World, remaining?: Remaining): Promise<number> =>
  ((await w.deliver("audit-directory", {}, remaining)) as { unlisted: number }).unlisted;

/** The keys of the directory's rows of an app. */
export const directoryRows = async (w: World, table: Table, app: string) =>
  (await rowsOf(w, table, app))
    .map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }))
    .filter(({ pk }) => isDirectoryKey(pk));

/** Loses the directory's rows of an app, so that nobody finds its records, as a restore of old did. */
export const unlist = async (w: World, table: Table, app: string): Promise<number> => {
  const rows = await directoryRows(w, table, app);
  for (const { pk, sk } of rows) {
    const Key = { pk: { S: pk }, sk: { S: sk } };
    const TableName = w.run.setting(tableVariable(table));
    await w.dynamodb.send(new DeleteItemCommand({ TableName, Key }));
  }
  return rows.length;
};

/** A table is restored of which nothing had been lost: nothing comes back, and yet nobody knows. */
export const restoreNothing = async (w: World, table: Table): Promise<void> => {
  const taken = { table, takenAt: iso(w.clock.now), items: [] };
  const name = await restore(w, taken);
  await turnOnTtl(name);
  await replay(w, taken, name);
};

/** The time after a restore after which a pass counts. */
export const rest = milliseconds(operational.restoreRest) + 1;

/** The time after which a pass is made although nobody waits for it. */
export const passEvery = milliseconds(operational.auditPass);

/** Audits until the directories are in no doubt, as the clock's runs do; answers how many partitions were found. */
export const auditAll = async (w: World): Promise<number> => {
  w.clock.now += rest;
  const found = await audit(w);
  w.clock.now += milliseconds(operational.auditEvery);
  if ((await audit(w)) > 0) throw new Error("The audit finds what it has listed");
  return found;
};
