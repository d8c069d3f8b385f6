/** The writes of turns, which every table of work knows. */
import { GetItemCommand } from "@aws-sdk/client-dynamodb";
import type { Table } from "../../../functions/policy/names.ts";
import type { Turns } from "../../../functions/ports.ts";
import { tableOf } from "../../../functions/wiring/holders.ts";
import type { World } from "../world.ts";
import type { Write } from "./kinds.ts";

/** A write that reads nothing first. */
export const blind =
  (write: (app: string, n: number) => Promise<unknown>): Write =>
  async (app, n) =>
  () =>
    write(app, n);

type Key = { readonly pk: string; readonly sk: string };

/** The writes of turns, each by the turn that was read. */
export const inTurns = (
  w: World,
  table: Table,
  turns: Turns<string>,
  keyOf: (app: string) => Key,
) => {
  const now = () => w.clock.now;
  const mine = async (app: string): Promise<string> => {
    const { pk, sk } = keyOf(app);
    const get = { TableName: tableOf(w.run, table), Key: { pk: { S: pk }, sk: { S: sk } } };
    const { Item } = await w.dynamodb.send(new GetItemCommand({ ...get, ConsistentRead: true }));
    return Item?.turn?.S ?? "";
  };
  const byTurn =
    (write: (app: string, turn: string) => Promise<unknown>): Write =>
    async (app) => {
      const turn = await mine(app);
      return () => write(app, turn);
    };
  return {
    lease: blind((app) => turns.lease(app, now())),
    take: byTurn((app, turn) => turns.take(app, { turn, message: "m" }, now())),
    pass: byTurn((app, turn) => turns.pass(app, turn, now())),
    end: byTurn((app, turn) => turns.end(app, turn)),
  } satisfies Record<keyof Turns<string>, Write>;
};

export const ofApp = (pk: string): Key => ({ pk, sk: "-" });

/** The same turns by the app's id. */
export const ofName = <Name>(turns: Turns<Name>, nameOf: (app: string) => Name): Turns<string> => ({
  lease: (app, now, again) => turns.lease(nameOf(app), now, again),
  take: (app, arrived, now) => turns.take(nameOf(app), arrived, now),
  pass: (app, turn, now) => turns.pass(nameOf(app), turn, now),
  end: (app, turn) => turns.end(nameOf(app), turn),
});
