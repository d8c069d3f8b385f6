/**
 * The restore drill: what an operator would do after an accident, on the whole system. Tables are backed up, an app
 * and a person are erased and a message is recalled, the tables are lost and restored as they were before.
 * Invariant 11: a restored table is closed until its TTL is on and the ledger has been replayed, and then
 * nothing that was erased is there.
 */
import { DeleteItemCommand } from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import { milliseconds } from "../../functions/policy/duration.ts";
import type { Table } from "../../functions/policy/names.ts";
import { step } from "../progress.ts";
import type { System } from "../system.ts";
import { timeMachine } from "../time/time-machine.ts";
import { backUp, forget, restoreBeside, rowsIn, type Taken, turnOnTtl } from "./backups.ts";
import { erasePerson, givenCast, introduce, placesOf, recall, say, statusOf } from "./cast.ts";
import { look, tryKeyCopy } from "./look.ts";
import { replay } from "./replay.ts";
import { type Drill, type Finding, type Note, words } from "./stage.ts";

const lost = ["apps", "user-information", "messages"] as const satisfies readonly Table[];

const speak = async ({ cast: { stays, goes }, machine }: Drill): Promise<void> => {
  const now = machine.now();
  await introduce(stays, "alice", words.erased);
  await introduce(stays, "bob", words.kept);
  await say(stays, "recalled", words.erased, now);
  await say(stays, "kept", words.kept, now);
  await introduce(goes, "carol", words.erased);
  await say(goes, "gone", words.erased, now);
};

/** Ends the app that goes, up to the last minute before its purge. */
const terminate = async ({ cast: { goes }, machine }: Drill): Promise<number> => {
  const request = { method: "POST", path: `${placesOf(goes).app}/termination` } as const;
  const { purgeAt } = (await goes.client.call(request)) as { purgeAt: string };
  await machine.travelTo(Date.parse(purgeAt) - milliseconds("PT1M"));
  return Date.parse(purgeAt);
};

const erase = async ({ cast: { stays }, machine }: Drill, purgeAt: number): Promise<void> => {
  await erasePerson(stays, "alice");
  await recall(stays, "recalled");
  await machine.travelTo(purgeAt + milliseconds("PT1M"));
};

/** The accident: every row of the tables is gone. */
const lose = async ({ system }: Drill): Promise<void> => {
  for (const table of lost) {
    const TableName = system.stores.table(table);
    for (const { pk, sk } of await rowsIn(system, TableName)) {
      await system.clients.dynamodb.send(
        new DeleteItemCommand({ TableName, Key: marshall({ pk, sk }) }),
      );
    }
  }
};

/** Restores a table, shows that it is closed, opens it, and leaves nothing of the restore behind. */
const reopen = async ({ system, cast, note }: Drill, taken: Taken): Promise<void> => {
  const { table } = taken;
  const restored = await restoreBeside(system, taken);
  const refusal = await replay(system, taken, restored).then(() => "opened", String);
  note(`${table}: closed while its TTL is off`, refusal.includes("restored-table-closed"), true);
  await turnOnTtl(system, restored);
  const { erased, copied } = await replay(system, taken, restored);
  note(`${table}: what was erased is erased again`, erased > 0, true);
  note(`${table}: what was not erased is there again`, copied > 0, true);
  const left = JSON.stringify(await rowsIn(system, restored)).includes(cast.goes.appId);
  note(`${table}: the restored table names the purged app nowhere`, left, false);
  await forget(system, restored, taken);
};

/** Carries out the whole drill; answers what was to hold and whether it did. */
export const restoreDrill = async (system: System, suffix: string): Promise<Finding[]> => {
  const findings: Finding[] = [];
  const note: Note = (what, saw, wanted) =>
    findings.push({ what, held: saw === wanted, saw: String(saw) });
  const machine = timeMachine(system.clients);
  const drill: Drill = { system, machine, cast: await givenCast(system, suffix), note };
  const purgeAt = await step("Two apps, their people and what they said", async () => {
    await speak(drill);
    return terminate(drill);
  });
  const taken = await step("Backups", () =>
    Promise.all(lost.map((table) => backUp(system, table, machine.now()))),
  );
  const keys = await backUp(system, "keys", machine.now());
  const messages = await rowsIn(system, system.stores.table("messages"));
  await step("A person, a message and an app are erased", () => erase(drill, purgeAt));
  await step("A copy of the key table is tried", () => tryKeyCopy(drill, keys, messages));
  await step("The tables are lost", () => lose(drill));
  const before = await statusOf(drill.cast.stays, placesOf(drill.cast.stays).app);
  note("the app that stays is lost with the registry", before, 403);
  await step("Restored, erased again and opened", async () => {
    for (const one of taken) await reopen(drill, one);
  });
  await look(drill);
  return findings;
};
