import { setTimeout as sleep } from "node:timers/promises";
import { GetQueueAttributesCommand, paginateListQueues, type SQSClient } from "@aws-sdk/client-sqs";

const counters = [
  "ApproximateNumberOfMessages",
  "ApproximateNumberOfMessagesNotVisible",
  "ApproximateNumberOfMessagesDelayed",
] as const;
const patience = 180_000;

type Depth = { readonly url: string; readonly name: string; readonly messages: number };

const urlsOf = async (client: SQSClient): Promise<string[]> => {
  const found: string[] = [];
  for await (const { QueueUrls = [] } of paginateListQueues({ client }, {})) {
    found.push(...QueueUrls);
  }
  return found;
};

/** How many messages a queue holds: waiting, delayed or being worked on. */
const depthOf = async (sqs: SQSClient, url: string): Promise<Depth> => {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ["All"] }),
  );
  const messages = counters.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
  return { url, name: url.split("/").at(-1) ?? url, messages };
};

const busyOf = async (sqs: SQSClient, urls: readonly string[]): Promise<Depth[]> => {
  const depths = await Promise.all(urls.map((url) => depthOf(sqs, url)));
  return depths.filter(({ messages }) => messages > 0);
};

/** Throws an `Error` if some became a dead letter, or is not done in time. */
const expectWork = (busy: readonly Depth[], end: number): void => {
  const dead = busy.find(({ name }) => /DeadLetters/i.test(name));
  if (dead) throw new Error(`${dead.messages} dead letters in ${dead.name}`);
  const [first] = busy;
  if (first && Date.now() > end)
    throw new Error(`${first.messages} messages stay in ${first.name}`);
};

/**
 * Waits until all work is done. Throws an `Error` if some became a dead letter, or is not done in three minutes.
 * Only queues that held work are asked again, and all of them once those are empty.
 */
export const drained = async (sqs: SQSClient): Promise<void> => {
  const end = Date.now() + patience;
  const all = await urlsOf(sqs);
  for (let asked = all; ; ) {
    const busy = await busyOf(sqs, asked);
    expectWork(busy, end);
    if (busy.length === 0 && asked === all) return;
    if (busy.length > 0) await sleep(250);
    asked = busy.length > 0 ? busy.map(({ url }) => url) : all;
  }
};
