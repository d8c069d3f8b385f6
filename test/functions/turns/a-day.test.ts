/**
 * A day of sweeps, each of which passes on what is due, beside work that takes hours, since each run of a worker has time
 * for one page: of each kind of work an app has one chain of messages, also while its queue is behind.
 */
import { GetItemCommand } from "@aws-sdk/client-dynamodb";
import { beforeAll, expect, it } from "vitest";
import { joined } from "../../../functions/domain/partition.ts";
import { chainIn } from "../../../functions/domain/turn.ts";
import { type Table, tableVariable } from "../../../functions/policy/names.ts";
import { askFor } from "../../support/deletions.ts";
import { holdsOn, place } from "../../support/holds.ts";
import { stride } from "../../support/some-of.ts";
import { sweep } from "../../support/time.ts";
import { change, givenApp, givenMessages, recordsOf, takeMessages } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

const minute = 60_000;
const quarter = 15 * minute;

/** Too little time for more than one page, and, for a purge, for more than to hand its parts out. */
const short = 30_000;

const workers = {
  settlementQueue: "settle-configuration",
  requestsQueue: "carry-out-request",
  holdsQueue: "carry-out-hold",
  purgeQueue: "purge-app",
  receiptQueue: "sign-receipts",
  sweepQueue: "sweep-shard",
} as const;
type WorkQueue = keyof typeof workers;
const queues = Object.keys(workers) as WorkQueue[];

type Message = Awaited<ReturnType<typeof takeMessages>>[number];

let w: World;
beforeAll(async () => {
  w = await world();
});

const keeping = (days: number) => {
  const choice = { store: true, days };
  return { storage: { messages: choice, userInformation: choice } };
};

const pages = 6;

const givenChat = async (days: number): Promise<string> => {
  const app = await givenApp(w);
  await change(w, app, keeping(days));
  for (let page = 0; page < pages; page++) await givenMessages(w, app, `c${page}`, "m");
  return app;
};

/** An app of each kind that has hours of work before it, from now on. */
const givenWork = async () => {
  const purged = await givenChat(365);
  const { body } = await w.call("terminate-app", { app: purged, method: "POST" });
  w.clock.now = Date.parse(body.purgeAt) - 1;
  const [settled, asked, held, over] = [
    await givenChat(365),
    await givenChat(365),
    await givenChat(365),
    await givenChat(1),
  ];
  await change(w, settled, { storage: { messages: { store: false } } });
  const request = await askFor(w, asked, { category: "messages" });
  await place(w, held, { kind: "app" });
  return { purged, settled, asked, held, over, request };
};

/** Whose work a message is about: an app's, a part of its purge, a chain of receipts, or a shard of the sweep. */
const nameOf = (queue: WorkQueue, message: Message): string =>
  [
    queue,
    message.appId,
    message.requestId,
    message.part,
    message.chain,
    message.category,
    message.shard,
  ]
    .filter((one) => one !== undefined)
    .join(" ");

/** A message in a shard's chain is of the sweep that began it, which ends when the next one begins another. */
const mostOf = (name: string, isBehind: boolean): number => {
  if (name.startsWith("sweepQueue")) return isBehind ? 4 : 2;
  // What has not arrived for half an hour is sent once more; two parts of a purge may both have been the last.
  return isBehind ? 2 + Number(name.startsWith("purgeQueue")) : 1;
};

const rowOf = (
  queue: string,
  { appId, requestId, part, chain }: Message,
): [Table, string, string] => {
  const app = String(appId);
  if (queue === "requestsQueue") return ["requests", app, String(requestId)];
  if (queue === "receiptQueue") return ["receipt-drafts", joined("turn", String(chain)), "-"];
  if (part !== undefined) return ["erasures", app, `purge-${part}`];
  const tables = {
    settlementQueue: "configuration",
    holdsQueue: "holds",
    purgeQueue: "apps",
  } as const;
  return [tables[queue as keyof typeof tables], app, "-"];
};

/**
 * How many messages are of the chain whose turn it is. The queue holds messages back by real seconds, of which few go by
 * here: one may come when another chain has begun, and ends.
 */
const alive = async (name: string, messages: readonly Message[]): Promise<number> => {
  const [queue = ""] = name.split(" ");
  const [one] = messages;
  if (one === undefined || queue === "sweepQueue") return messages.length;
  const [table, pk, sk] = rowOf(queue, one);
  const TableName = w.run.setting(tableVariable(table));
  const { Item } = await w.dynamodb.send(
    new GetItemCommand({ TableName, Key: { pk: { S: pk }, sk: { S: sk } }, ConsistentRead: true }),
  );
  const chain = chainIn(Item?.turn?.S ?? "");
  return messages.filter(({ turn }) => turn === undefined || chainIn(turn) === chain).length;
};

/** What waits in all queues, whose work it is, and how much of it is worked on each time. */
const office = () => {
  const waiting = new Map<string, Message[]>();
  let [runs, ended] = [0, 0];
  const collect = async () => {
    for (const queue of queues) {
      for (const message of await takeMessages(w, queue)) {
        const name = nameOf(queue, message);
        waiting.set(name, [...(waiting.get(name) ?? []), message]);
      }
    }
  };
  const workOn = async () => {
    const now = [...waiting];
    waiting.clear();
    for (const [name, messages] of now) {
      const queue = name.split(" ")[0] as WorkQueue;
      for (const message of messages) {
        expect([name, await w.work(workers[queue], [message], short)]).toEqual([name, 0]);
        runs++;
      }
    }
  };
  const piled = async (isBehind: boolean) => {
    const found: string[] = [];
    for (const [name, messages] of waiting) {
      const most = mostOf(name, isBehind);
      const length = messages.length > most ? await alive(name, messages) : messages.length;
      ended += messages.length - length;
      if (length > most) found.push(`${name}: ${length}`);
    }
    return found;
  };
  return { collect, workOn, piled, runs: () => runs, ended: () => ended };
};

const left = async (table: Table, app: string) => (await recordsOf(w, table, app)).length;

it.each([
  { every: 1, what: "works off what waits each quarter of an hour" },
  { every: 3, what: "is behind by three quarters of an hour" },
])(
  "invariant 8: in a day of sweeps there is one chain of messages for each kind of work of an app, when its queue $what",
  async ({ every }) => {
    const work = await givenWork();
    const { collect, workOn, piled, runs, ended } = office();
    const quarters = 96 / stride(3);
    for (let at = 1; at <= quarters; at++) {
      w.clock.now += quarter;
      await sweep(w, short);
      await collect();
      // At first there are messages of those who have changed something, too; all but the last chain of them end.
      if (at > 2 * every) expect([at, await piled(every > 1)]).toEqual([at, []]);
      if (at % every === 0) await workOn();
    }
    expect(await left("messages", work.settled)).toBe(0);
    expect(await left("messages", work.asked)).toBe(0);
    expect(await left("messages", work.purged)).toBe(0);
    expect(await left("messages", work.held)).toBe(pages);
    expect(await holdsOn(w, work.held)).toHaveLength(1);
    expect(runs()).toBeLessThan(60 * pages);
    expect(ended()).toBeLessThan(quarters / 4);
  },
  600_000,
);
