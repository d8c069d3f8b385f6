/**
 * A request one of whose stores refuses every call: its message comes as often as the template's queue lets it, becomes a
 * dead letter, and the alarm that the template has for that rings at what is found there.
 */
import { randomUUID } from "node:crypto";
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { beforeAll, expect, it } from "vitest";
import { create } from "../../../../functions/carry-out-request/handler.ts";
import { tableVariable } from "../../../../functions/policy/names.ts";
import { type Loose, listOf, synthesise } from "../../../infra/synthesised.ts";
import { askFor, carryOut, stateOf } from "../../../support/deletions.ts";
import { everything, givenChat, there } from "../../../support/holds.ts";
import { receiptsOf, sign } from "../../../support/notary.ts";
import { type World, world } from "../../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

const sqs = new SQSClient({});
const { all, named } = synthesise();
const template = (path: string) =>
  all("AWS::SQS::Queue").find((one) => one.path === path)?.properties;
const redrive = template("Queues/Requests")?.RedrivePolicy;
const deadLettersPath = named(redrive?.deadLetterTargetArn);
const maxReceiveCount = Number(redrive?.maxReceiveCount);

const visibleIn = async (QueueUrl: string): Promise<number> => {
  const AttributeNames = ["ApproximateNumberOfMessages" as const];
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames }),
  );
  return Number(Attributes?.ApproximateNumberOfMessages);
};

const newQueue = async (name: string, Attributes: Record<string, string> = {}) => {
  const input = { QueueName: `${name}-${randomUUID().slice(0, 8)}`, Attributes };
  const { QueueUrl = "" } = await sqs.send(new CreateQueueCommand(input));
  const arn = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["QueueArn"] }),
  );
  return { url: QueueUrl, arn: arn.Attributes?.QueueArn ?? "" };
};

/** The queue of requests as the template has it, but that a message comes again at once. */
const givenQueues = async () => {
  const dead = await newQueue("dead");
  const policy = JSON.stringify({ deadLetterTargetArn: dead.arn, maxReceiveCount });
  const work = await newQueue("work", { VisibilityTimeout: "0", RedrivePolicy: policy });
  return { work: work.url, dead: dead.url };
};

/** The worker, of whose stores one refuses every call. */
const refused = () =>
  create({
    ...w.run,
    setting: (name) =>
      name === tableVariable("messages") ? "a-table-that-refuses" : w.run.setting(name),
  });

const context = { getRemainingTimeInMillis: () => 300_000, awsRequestId: "test" };

/** Delivers what waits until nothing does, as the platform would; answers how often. */
const delivered = async (queue: string): Promise<number> => {
  const handler = refused() as unknown as (
    event: object,
    context: object,
  ) => Promise<{ readonly batchItemFailures: readonly object[] }>;
  for (let times = 0; ; times++) {
    const { Messages: [message] = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: queue }),
    );
    if (message === undefined) return times;
    const record = { messageId: "1", body: message.Body, eventSource: "aws:sqs" };
    const { batchItemFailures } = await handler({ Records: [record] }, context);
    const { ReceiptHandle } = message;
    if (batchItemFailures.length > 0) continue;
    await sqs.send(new DeleteMessageCommand({ QueueUrl: queue, ReceiptHandle }));
  }
};

/** Whether the template's alarm on a queue would ring if CloudWatch got this value. */
const rings = (path: string, value: number): boolean => {
  const alarms = all("AWS::CloudWatch::Alarm").filter(
    ({ properties }) =>
      properties.Namespace === ("AWS/SQS" as unknown) &&
      properties.MetricName === ("ApproximateNumberOfMessagesVisible" as unknown) &&
      listOf(properties.Dimensions).some((one) => named(one.Value) === path),
  );
  expect(alarms).toHaveLength(1);
  const { AlarmActions, ComparisonOperator, Threshold } = alarms[0]?.properties ?? ({} as Loose);
  expect(listOf(AlarmActions).map(named)).toEqual(["Alarms/Topic"]);
  const compare: Readonly<Record<string, (threshold: number) => boolean>> = {
    GreaterThanOrEqualToThreshold: (threshold) => value >= threshold,
    GreaterThanThreshold: (threshold) => value > threshold,
  };
  return compare[named(ComparisonOperator)]?.(Number(Threshold)) ?? false;
};

it("DA-5.request: a request that cannot be carried out is not called completed, and rings", async () => {
  const app = await givenChat(w);
  const other = await givenChat(w);
  w.clock.now += 1_000;
  const requestId = await askFor(w, app, { userId: "alice" });
  w.clock.now += 15_000;
  const { work, dead } = await givenQueues();
  expect(rings(deadLettersPath, await visibleIn(dead))).toBe(false);

  const MessageBody = JSON.stringify({ appId: app, requestId });
  await sqs.send(new SendMessageCommand({ QueueUrl: work, MessageBody }));
  expect(await delivered(work)).toBe(maxReceiveCount);
  expect(await stateOf(w, app, requestId)).toBe("in_progress");
  expect([await visibleIn(work), await visibleIn(dead)]).toEqual([0, 1]);
  expect(rings(deadLettersPath, await visibleIn(dead))).toBe(true);
  w.clock.now += 60_000;
  await sign(w);
  expect(await receiptsOf(w, app)).toEqual([]);
  expect(await there(w, other)).toEqual(everything);

  await carryOut(w, app, requestId);
  expect(await stateOf(w, app, requestId)).toBe("completed");
});
