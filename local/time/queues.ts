import { setTimeout as sleep } from "node:timers/promises";
import { GetQueueAttributesCommand, paginateListQueues, type SQSClient } from "@aws-sdk/client-sqs";

const counters = [
  "ApproximateNumberOfMessages",
  "ApproximateNumberOfMessagesNotVisible",
  "ApproximateNumberOfMessagesDelayed",
] as const;
const patience = 180_000;

type Depth = { readonly name: string; readonly messages: number; readonly deadLetters: boolean };

/** How many messages each queue holds: waiting, delayed or being worked on. */
const depths = async (sqs: SQSClient): Promise<Depth[]> => {
  const found: Depth[] = [];
  for await (const page of paginateListQueues({ client: sqs }, {})) {
    for (const QueueUrl of page.QueueUrls ?? []) {
      const { Attributes = {} } = await sqs.send(
        new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] }),
      );
      const messages = counters.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
      const name = QueueUrl.split("/").at(-1) ?? QueueUrl;
      found.push({ name, messages, deadLetters: /DeadLetters/i.test(name) });
    }
  }
  return found;
};

/** Waits until all work is done. Throws an `Error` if some became a dead letter, or is not done in three minutes. */
export const drained = async (sqs: SQSClient): Promise<void> => {
  const end = Date.now() + patience;
  for (;;) {
    const busy = (await depths(sqs)).filter(({ messages }) => messages > 0);
    const dead = busy.find(({ deadLetters }) => deadLetters);
    if (dead) throw new Error(`${dead.messages} dead letters in ${dead.name}`);
    const [first] = busy;
    if (first === undefined) return;
    if (Date.now() > end) throw new Error(`${first.messages} messages stay in ${first.name}`);
    await sleep(250);
  }
};
