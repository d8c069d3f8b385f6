import { ReceiveMessageCommand } from "@aws-sdk/client-sqs";
import { beforeAll, expect, test } from "vitest";
import { sqsQueue } from "../../../functions/adapters/sqs-queue.ts";
import { variables } from "../../../functions/policy/names.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

/** Sends work; answers it as it is received, and by which group SQS tells whose it is. */
const sent = async (work: object) => {
  const QueueUrl = w.run.setting(variables.purgeQueue);
  await sqsQueue(w.sqs, QueueUrl).send(work);
  const { Messages: [message] = [] } = await w.sqs.send(
    new ReceiveMessageCommand({ QueueUrl, MessageSystemAttributeNames: ["MessageGroupId"] }),
  );
  return { work: JSON.parse(message?.Body ?? ""), group: message?.Attributes?.MessageGroupId };
};

test.each([
  [{ appId: "chess", requestId: "1" }, "chess"],
  [{ chain: "chain-of-chess" }, "chain-of-chess"],
  [{ category: "messages", shard: "0" }, undefined],
])(
  "DA-5.request: work says whose it is, so that one app's backlog holds nobody else up: %o",
  async (work, group) => {
    expect(await sent(work)).toEqual({ work, group });
  },
);
