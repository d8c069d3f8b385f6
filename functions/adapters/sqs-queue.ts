import { SendMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { Queue } from "../ports.ts";

/** Work for another function; ids only, since a queue and its dead letters keep what they carry. */
export const sqsQueue = <T>(client: SQSClient, url: string): Queue<T> => ({
  send: async (work, delaySeconds = 0) => {
    await client.send(
      new SendMessageCommand({
        QueueUrl: url,
        MessageBody: JSON.stringify(work),
        DelaySeconds: delaySeconds,
      }),
    );
  },
});
