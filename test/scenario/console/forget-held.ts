import { PurgeQueueCommand, paginateListQueues } from "@aws-sdk/client-sqs";
import type { System } from "../../../local/system.ts";

const held = /QueuesHolds(?!DeadLetters)/;

/**
 * Takes away what waits for the fence of a hold that has been lifted since: it lies there for long, and no time may pass
 * for the tests to come while a queue holds work.
 */
export const forgetHeld = async ({ clients: { sqs } }: System): Promise<void> => {
  for await (const { QueueUrls = [] } of paginateListQueues({ client: sqs }, {})) {
    for (const QueueUrl of QueueUrls.filter((url) => held.test(url))) {
      await sqs.send(new PurgeQueueCommand({ QueueUrl }));
    }
  }
};
