/** A row of the registry is lost: nobody knows then how an app's data are kept, so nothing of it goes (invariants 3 and 4). */
import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import { type Table, tableVariable } from "../../functions/policy/names.ts";
import { lose } from "../support/loss.ts";
import { snapshot } from "../support/restore.ts";
import { lying } from "./lying.ts";
import { goOn } from "./outage.ts";
import { type Actor, Broken, type Play } from "./play.ts";

/** The tables without whose row nobody knows what of an app may go. */
export const registry = ["apps", "configuration", "holds"] as const satisfies readonly Table[];
export type Registry = (typeof registry)[number];

/** What an app's rows in a table are, as they lie there. */
const rowsOf = async ({ stage: { w } }: Play, app: string, table: Table) =>
  (await snapshot(w, table)).items.filter(({ pk }) => pk?.S === app);

const there = async ({ stage }: Play, actor: Actor) =>
  lying(actor, await stage.observe(["messages", "user-information"]));

/** Whoever works meanwhile takes nothing of the app; then the row is put back as it was. */
export const loseRow = async (play: Play, actor: Actor, table: Registry): Promise<void> => {
  const { w } = play.stage;
  const { id } = actor.app;
  const rows = await rowsOf(play, id, table);
  const before = await there(play, actor);
  await lose(w, table, id);
  await goOn(play);
  const after = await there(play, actor);
  const gone = [...before].find((piece) => !after.has(piece));
  if (gone) throw new Broken(`${gone.id} of ${id} went while its row of ${table} was lost`);
  const TableName = w.run.setting(tableVariable(table));
  for (const Item of rows) await w.dynamodb.send(new PutItemCommand({ TableName, Item }));
  play.isLate = true;
};
