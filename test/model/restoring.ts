/** Backups, what is lost, and what comes back: all promises hold after it as before (invariant 11). */
import { DeleteTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { milliseconds, ofDaysInMilliseconds } from "../../functions/policy/duration.ts";
import { operational, promised } from "../../functions/policy/periods.ts";
import type { Replayed } from "../../functions/replay-ledger/replay-ledger.ts";
import { restore, type Snapshot, snapshot, turnOnTtl } from "../support/restore.ts";
import type { App, Category, Choice } from "./life.ts";
import { type Actor, ask, Broken, hearing, nowOf, type Play } from "./play.ts";

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

/** A choice as it is configured; 7 days if no days are named. */
const choiceIn = ({ store = true, days }: { store?: boolean; days?: number } = {}): Choice => {
  const chosen =
    days === undefined ? milliseconds(promised.chosenDefault) : ofDaysInMilliseconds(days);
  return { store, ms: store ? chosen : 0 };
};

/**
 * What came back of a choice may be shorter than it was, and never longer (DA-5.period, DA-5.opt-out); what was collected under
 * one that is lost keeps its own promise.
 */
const comeBack = (app: App, category: Category, choice: Choice): void => {
  const was = app.choices[category];
  if (choice.ms > (was.store ? was.ms : 0))
    throw new Broken(`${category} of ${app.id} are kept for longer after a restore`);
  app.choices[category] = choice;
};

const relearn = async (play: Play, { app }: Actor): Promise<void> => {
  const { status, body } = await ask(play, "read-configuration", { app: app.id });
  if (status !== 200) return;
  for (const category of ["messages", "userInformation"] as const)
    comeBack(app, category, choiceIn(body.storage?.[category]));
  Object.assign(app, { shares: body.sharing?.trtc?.optIn === true, isHooked: false });
};

/** What came back is found by whoever goes by the directory. */
const allAreListed = async ({ stage }: Play, { table, items }: Snapshot): Promise<void> => {
  const { rows } = await stage.observe([table]);
  const there = new Set(rows.map(({ pk, sk }) => `${pk} ${sk}`));
  const rowsOfDirectory = rows.filter(({ pk }) => pk.startsWith("dir|"));
  const listed = new Set(rowsOfDirectory.map(({ pk, sk }) => `${pk.split("|")[1]}|${sk}`));
  const isThere = (one: string, sk = "") =>
    there.has(`${one} ${sk}`) && one.split("|").length === 3;
  const keys = items.flatMap(({ pk, sk }) => (isThere(pk?.S ?? "", sk?.S) ? [pk?.S ?? ""] : []));
  const lost = keys.find((pk) => !pk.startsWith("dir|") && !listed.has(pk));
  if (lost !== undefined) throw new Broken(`What came back of ${lost} is listed nowhere`);
};

/**
 * A backup is restored beside the table in use, after an accident or though there was none. Settings are lost with what was
 * changed since.
 */
export const bringBack = async (play: Play, which: number, isLost: boolean): Promise<void> => {
  const { stage } = play;
  const backup = backupOf(play, which);
  if (backup === undefined) throw new Error("There is no backup");
  const isOfSettings = backup.table === "configuration";
  if (isLost) await stage.lose(backup, isOfSettings);
  const TableName = await restore(stage.w, backup);
  await turnOnTtl(TableName);
  if (isLost) play.isRowLost = true;
  await opened(play, backup, TableName);
  await allAreListed(play, backup);
  play.isLate = true; // requests wait for an audit
  await new DynamoDBClient({}).send(new DeleteTableCommand({ TableName }));
  if (isLost && isOfSettings) for (const actor of play.actors) await relearn(play, actor);
};
