import { SendMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { Queue } from "../ports.ts";

/**
 * Whose work it is: SQS hands out the work of those who have little before that of one who has much (fair queues), so
 * that no app's backlog holds up another's. A standard queue keeps no order for it.
 */
const tenantOf = (work: object): { readonly MessageGroupId?: string } => {
  const owner = "appId" in work ? work.appId : "chain" in work ? work.chain : undefined;
  return typeof owner === "string" ? { MessageGroupId: owner } : {};
};

/** Work for another function; ids only, since a queue and its dead letters keep what they carry. */
export const sqsQueue = <T extends object>(client: SQSClient, url: string): Queue<T> => ({
  send: async (work, delaySeconds = 0) => {
    await client.send(
      new SendMessageCommand({
        QueueUrl: url,
        MessageBody: JSON.stringify(work),
        DelaySeconds: delaySeconds,
        ...tenantOf(work),
      }),
    );
  },
});
