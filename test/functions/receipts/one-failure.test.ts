/** One failure stops one thing: a deletion that cannot be read back holds up no other's receipt, and is told. */
import { beforeAll, expect, it } from "vitest";
import { portsIn } from "../../../functions/sign-receipts/handler.ts";
import {
  type ReceiptTask,
  type Signing,
  signReceipts,
} from "../../../functions/sign-receipts/sign-receipts.ts";
import { receiptsOf, sign } from "../../support/notary.ts";
import { settle } from "../../support/time.ts";
import { change, givenApp, givenMessages } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

const minute = 60_000;

/** An app that has opted out of messages and deleted three profiles; answers its id and chain. */
const givenDeletions = async () => {
  const app = await givenApp(w);
  for (const room of ["a", "b", "c"]) await givenMessages(w, app, room, "1", "2");
  const body = { profile: { Tag_Profile_IM_Nick: "x" } };
  for (const userId of ["a", "b", "c"]) {
    await w.call("save-user-information", { app, path: { userId }, body });
    await w.call("delete-user-information", { app, method: "DELETE", path: { userId } });
  }
  await change(w, app, { storage: { messages: { days: 1 } } });
  await settle(w, app);
  w.clock.now += minute;
  const { chain } = (await w.call("list-receipts", { app })).body;
  return { app, chain: String(chain) };
};

const causes = async (app: string) => (await receiptsOf(w, app)).map(({ cause }) => cause).sort();

it("DA-5.request: a store that cannot be read holds up no receipt of another, and the run ends as failed", async () => {
  const { app, chain } = await givenDeletions();
  const ports = portsIn(w.run);
  const { messages } = ports.holders;
  const directory = { ...messages.directory, ofApp: () => Promise.reject(new Error("No access")) };
  const broken: Signing = {
    ...ports,
    holders: { ...ports.holders, messages: { ...messages, directory } },
  };
  await expect(signReceipts(broken, { chain }, () => true)).rejects.toThrow("read back");
  expect(await causes(app)).toEqual(["request", "request", "request"]);
  w.clock.now += 15 * minute;
  await sign(w);
  expect(await causes(app)).toEqual(["request", "request", "request", "shortened-period"]);
});

it("DA-5.request: a notary with time for one page a run signs everything in the end, and nobody begins beside it", async () => {
  const { app, chain } = await givenDeletions();
  const tasks: ReceiptTask[] = [{ chain }];
  const queue = { send: async (task: ReceiptTask) => void tasks.push(task) };
  const ports: Signing = { ...portsIn(w.run), queue };
  let runs = 0;
  for (let task = tasks.shift(); task !== undefined; task = tasks.shift()) {
    if (++runs > 50) throw new Error("The notary makes no headway");
    if (task.reading !== undefined) {
      const beside: ReceiptTask[] = [];
      const own = { ...ports, queue: { send: async (one: ReceiptTask) => void beside.push(one) } };
      expect(await signReceipts(own, { chain }, () => true)).toBe(0);
      expect(beside).toEqual([]);
    }
    await signReceipts(ports, task, () => false);
  }
  expect(runs).toBeGreaterThan(3);
  expect(await causes(app)).toEqual(["request", "request", "request", "shortened-period"]);
});
