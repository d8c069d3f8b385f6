/**
 * What lies between the functions: queues, schedules and the clock that runs the sweep. What is sent goes to the AWS of
 * the tests, and is overheard on its way; it is handed out here, at times of the model's choosing: late, twice, out of
 * order, or never.
 */
import { variables } from "../../functions/policy/names.ts";
import type { Heard } from "../support/tap/tap.ts";
import type { Remaining, World } from "../support/world.ts";

const workers = {
  purgeQueue: "purge-app",
  settlementQueue: "settle-configuration",
  sweepQueue: "sweep-shard",
  mediaQueue: "fetch-media",
  holdsQueue: "carry-out-hold",
  requestsQueue: "carry-out-request",
  callbacksQueue: "send-callbacks",
  bundlesQueue: "bundle-data",
  receiptQueue: "sign-receipts",
} as const;
type QueueName = keyof typeof workers;

/** A message of a queue, and when it may be handed out (epoch ms). */
export type Message = {
  readonly worker: string;
  readonly task: {
    readonly appId?: string;
    readonly chain?: string;
    readonly requestId?: string;
    readonly turn?: string;
  };
  readonly readyAt: number;
};

/** A message that failed is seen again after this long. */
const unseenMs = 30_000;

/** What was said on the bus. */
export type Said = {
  readonly type: string;
  readonly detail: { readonly appId: string; readonly since?: string };
};

const saidIn = (body: Buffer): readonly Said[] =>
  JSON.parse(body.toString()).Entries.map(
    ({ DetailType, Detail }: { DetailType: string; Detail: string }) => ({
      ...{ type: DetailType, detail: JSON.parse(Detail) },
    }),
  );

export const platform = (clock: () => number) => {
  let w: World;
  let queues: ReadonlyMap<string, string>;
  let messages: Message[] = [];
  let events: Said[] = [];
  const schedules = new Map<string, number>();

  const sent = (body: Buffer): void => {
    const { QueueUrl, MessageBody, DelaySeconds = 0 } = JSON.parse(body.toString());
    const worker = queues.get(new URL(QueueUrl).pathname);
    if (worker === undefined) return;
    const readyAt = clock() + DelaySeconds * 1_000;
    messages.push({ worker, task: JSON.parse(MessageBody), readyAt });
  };

  const scheduled = ({ operation, request: { path, body } }: Heard): void => {
    const name = new URL(path, "http://aws").pathname.split("/").at(-1) ?? "";
    if (operation === "DELETE") schedules.delete(name);
    if (operation !== "POST" && operation !== "PUT") return;
    const at = /at\((.*)\)/.exec(JSON.parse(body.toString()).ScheduleExpression)?.[1];
    schedules.set(name, Date.parse(`${at}Z`));
  };

  return {
    /** Begins to serve a world. */
    serve: (of: World): void => {
      w = of;
      const names = Object.keys(workers) as QueueName[];
      const pathOf = (name: QueueName) => new URL(w.run.setting(variables[name])).pathname;
      queues = new Map(names.map((name) => [pathOf(name), workers[name]]));
    },
    /** Hears what takes effect at AWS. */
    took: (call: Heard): void => {
      if (call.service === "sqs" && call.operation === "SendMessage") sent(call.request.body);
      if (call.service === "events") events.push(...saidIn(call.request.body));
      if (call.service === "scheduler") scheduled(call);
    },
    /** Nothing waits any more, nothing is planned. */
    clear: (): void => {
      [messages, events] = [[], []];
      schedules.clear();
    },
    /** What was said on the bus since it was asked last. */
    said: (): readonly Said[] => {
      const since = events;
      events = [];
      return since;
    },
    waiting: (): readonly Message[] => messages,
    planned: (appId: string): number | undefined => schedules.get(`purge-${appId}`),
    /** A schedule that is never run. */
    loseSchedule: (appId: string): void => {
      schedules.delete(`purge-${appId}`);
    },
    /** Runs the schedules whose time has come. */
    fire: (): void => {
      for (const [name, at] of schedules) {
        if (at > clock()) continue;
        schedules.delete(name);
        const task = { appId: name.slice("purge-".length) };
        messages.push({ worker: workers.purgeQueue, task, readyAt: at });
      }
    },
    remind: (appId: string): void => {
      messages.push({ worker: workers.purgeQueue, task: { appId }, readyAt: clock() });
    },
    lose: (message: Message): void => {
      messages = messages.filter((one) => one !== message);
    },
    /** Hands a message out; one that fails, or is to come twice, is there again. True if it was done. */
    deliver: async (message: Message, twice: boolean, remaining?: Remaining): Promise<boolean> => {
      messages = messages.filter((one) => one !== message);
      const isDone = (await w.work(message.worker, [message.task], remaining)) === 0;
      if (!isDone || twice) messages.push({ ...message, readyAt: clock() + unseenMs });
      return isDone;
    },
  };
};
