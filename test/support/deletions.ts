/** The vocabulary of the tests about carrying out requests to delete. */
import {
  type CarryingOut,
  carryOutRequest,
} from "../../functions/carry-out-request/carry-out-request.ts";
import { portsIn } from "../../functions/carry-out-request/handler.ts";
import type { CarryOutTask } from "../../functions/carry-out-request/task.ts";
import type { Table } from "../../functions/policy/names.ts";
import type { Patience } from "../../functions/ports.ts";
import { rowsIn } from "./verbs.ts";
import type { World } from "./world.ts";

/** Asks for a deletion as an app does; answers the request's id. */
export const askFor = async (w: World, app: string, body: object): Promise<string> => {
  const answer = await w.call("request-deletion", { app, method: "POST", body });
  if (answer.status !== 202) throw new Error(JSON.stringify(answer.body));
  return answer.body.requestId;
};

/** The worker's ports, and a queue that the test hands out itself: the real one makes wait. */
export const carrying = (w: World) => {
  const tasks: CarryOutTask[] = [];
  const queue: CarryingOut["queue"] = {
    send: async (task) => {
      tasks.push(task);
    },
  };
  return { ports: { ...portsIn(w.run), queue }, tasks };
};

const second = 1_000;

/** Works tasks off one by one, each later than the writers that the one before has overtaken; answers how many. */
export const workOff = async (
  w: World,
  { ports, tasks }: ReturnType<typeof carrying>,
  patience: Patience = () => true,
): Promise<number> => {
  let done = 0;
  for (let task = tasks.shift(); task !== undefined; task = tasks.shift()) {
    if (done++ > 200) throw new Error("The request makes no headway");
    await carryOutRequest(ports, JSON.parse(JSON.stringify(task)), w.clock.now, patience);
    w.clock.now += 15 * second;
  }
  return done;
};

/** Carries out a request that was asked for. */
export const carryOut = async (w: World, appId: string, requestId: string): Promise<void> => {
  const own = carrying(w);
  own.tasks.push({ appId, requestId });
  await workOff(w, own);
};

/** Asks for a deletion and has it carried out, the writers it has overtaken given their time. */
export const carriedOut = async (w: World, app: string, body: object): Promise<string> => {
  const requestId = await askFor(w, app, body);
  w.clock.now += 15 * second;
  await carryOut(w, app, requestId);
  return requestId;
};

export const requestOf = async (w: World, app: string, requestId: string) =>
  (await w.call("read-requests", { app, path: { requestId } })).body;

export const stateOf = async (w: World, app: string, requestId: string): Promise<string> =>
  (await requestOf(w, app, requestId)).state;

/** All that lies in tables, row by row as it is, the directory's rows left out. */
export const recordsOfAll = async (w: World, of: readonly Table[]): Promise<string[]> => {
  const rows = await Promise.all(of.map((table) => rowsIn(w, table)));
  return rows
    .flat()
    .filter(({ pk }) => !String(pk).startsWith("dir|"))
    .map((row) => JSON.stringify(Object.entries(row).sort()))
    .sort();
};
