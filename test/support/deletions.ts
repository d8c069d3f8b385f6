/** The vocabulary of the tests about carrying out requests to delete. */
import { type BundlingData, bundleData } from "../../functions/bundle-data/bundle-data.ts";
import { portsIn as bundlingIn } from "../../functions/bundle-data/handler.ts";
import type { BundleTask } from "../../functions/bundle-data/task.ts";
import {
  type CarryingOut,
  carryOutRequest,
} from "../../functions/carry-out-request/carry-out-request.ts";
import { portsIn } from "../../functions/carry-out-request/handler.ts";
import type { CarryOutTask } from "../../functions/carry-out-request/task.ts";
import type { Table } from "../../functions/policy/names.ts";
import type { Patience } from "../../functions/ports.ts";
import { asCounted } from "./as-counted.ts";
import { rowsIn } from "./verbs.ts";
import type { World } from "./world.ts";

/** Asks for a deletion as an app does; answers the request's id. */
export const askFor = async (w: World, app: string, body: object): Promise<string> => {
  const answer = await w.call("request-deletion", { app, method: "POST", body });
  if (answer.status !== 202) throw new Error(JSON.stringify(answer.body));
  return answer.body.requestId;
};

/** A task of one of the two workers: of the one that erases, or of the one that makes bundles. */
type Task = CarryOutTask & { readonly bundling?: BundleTask };

export type Ports = CarryingOut & BundlingData;

/** The workers' ports, and queues that the test hands out itself: the real ones make wait. */
export const carrying = (w: World) => {
  const tasks: Task[] = [];
  const queue: CarryingOut["queue"] = {
    send: async (task) => {
      tasks.push(task);
    },
  };
  const bundles: BundlingData["bundles"] = {
    send: async ({ appId, requestId, bundle }) => {
      tasks.push({ appId, requestId, bundling: { appId, requestId, bundle } });
    },
  };
  return { ports: { ...bundlingIn(w.run), ...portsIn(w.run), queue, bundles }, tasks };
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
    const { bundling, ...rest }: Task = JSON.parse(JSON.stringify(task));
    const { now } = w.clock;
    const erase = () => carryOutRequest(ports, rest, now, patience);
    await (bundling
      ? w.as("bundle-data", () => bundleData(ports, bundling, now, patience))
      : asCounted(w, rest, () => w.as("carry-out-request", erase)));
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
