/** Hearing what the product says on the bus, as any other system would: by a rule and a queue of one's own. */
import { randomUUID } from "node:crypto";
import { EventBridgeClient, PutRuleCommand, PutTargetsCommand } from "@aws-sdk/client-eventbridge";
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { events, variables } from "../../functions/policy/names.ts";
import type { World } from "./world.ts";

export type Heard = { readonly type: string; readonly detail: { readonly appId: string } };

const sqs = new SQSClient({});

const makeQueue = async (name: string) => {
  const { QueueUrl = "" } = await sqs.send(new CreateQueueCommand({ QueueName: name }));
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["QueueArn"] }),
  );
  return { url: QueueUrl, arn: Attributes?.QueueArn ?? "" };
};

const route = async (bus: string, name: string, queueArn: string) => {
  const client = new EventBridgeClient({});
  const EventPattern = JSON.stringify({ source: [events.source] });
  await client.send(new PutRuleCommand({ EventBusName: bus, Name: name, EventPattern }));
  const Targets = [{ Id: "ear", Arn: queueArn }];
  await client.send(new PutTargetsCommand({ EventBusName: bus, Rule: name, Targets }));
};

/** Takes all that is there. */
const take = async (QueueUrl: string): Promise<string[]> => {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
  );
  for (const { ReceiptHandle } of Messages) {
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  }
  const bodies = Messages.map(({ Body = "{}" }) => Body);
  return bodies.length === 0 ? [] : [...bodies, ...(await take(QueueUrl))];
};

/** An ear on the bus; answers what has been said of an app since the last time it was asked. */
export const ear = async (w: World) => {
  const name = `ear-${randomUUID()}`;
  const queue = await makeQueue(name);
  await route(w.run.setting(variables.bus), name, queue.arn);
  const heard: Heard[] = [];
  return async (app: string): Promise<Heard[]> => {
    for (const body of await take(queue.url)) {
      const { "detail-type": type, detail } = JSON.parse(body);
      heard.push({ type, detail });
    }
    const own = heard.filter(({ detail }) => detail.appId === app);
    for (const one of own) heard.splice(heard.indexOf(one), 1);
    return own;
  };
};
