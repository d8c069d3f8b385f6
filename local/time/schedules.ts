/** What EventBridge Scheduler would have done by now, had the time really passed. */
import { InvokeCommand } from "@aws-sdk/client-lambda";
import {
  DeleteScheduleCommand,
  GetScheduleCommand,
  type GetScheduleCommandOutput,
  paginateListSchedules,
} from "@aws-sdk/client-scheduler";
import { GetQueueUrlCommand, SendMessageCommand } from "@aws-sdk/client-sqs";
import type { AwsClients } from "./clients.ts";

type Schedule = GetScheduleCommandOutput;

const schedulesOf = async ({ scheduler }: AwsClients): Promise<Schedule[]> => {
  const found: Schedule[] = [];
  for await (const page of paginateListSchedules({ client: scheduler }, {})) {
    for (const { Name, GroupName } of page.Schedules ?? []) {
      found.push(await scheduler.send(new GetScheduleCommand({ Name, GroupName })));
    }
  }
  return found;
};

/** The instant of a one-time schedule in UTC; undefined for a recurring one. */
const instantOf = ({ ScheduleExpression: expression = "" }: Schedule): number | undefined => {
  const [, at] = /^at\((.+)\)$/.exec(expression) ?? [];
  return at === undefined ? undefined : Date.parse(`${at}Z`);
};

/** Fires the one-time schedules that are due, each once, and removes them; returns their names. */
export const fireDue = async (clients: AwsClients, now: number): Promise<string[]> => {
  const due = (await schedulesOf(clients)).filter((one) => (instantOf(one) ?? now + 1) <= now);
  for (const schedule of due) {
    await send(clients, schedule);
    const { Name, GroupName } = schedule;
    await clients.scheduler.send(new DeleteScheduleCommand({ Name, GroupName }));
  }
  return due.map(({ Name = "" }) => Name);
};

const send = async ({ sqs }: AwsClients, { Target: target }: Schedule): Promise<void> => {
  const name = target?.Arn?.split(":").at(-1);
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: name }));
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: target?.Input }));
};

/** Invokes what recurs (the sweep), until it says that it erased nothing more. */
export const runRecurring = async (clients: AwsClients): Promise<void> => {
  const recurring = (await schedulesOf(clients)).filter((one) => instantOf(one) === undefined);
  for (const { Target: target } of recurring) {
    while ((await invoke(clients, target?.Arn ?? "", target?.Input)) > 0);
  }
};

/** Runs a function to its end; returns how many records it erased. */
const invoke = async ({ lambda }: AwsClients, arn: string, input = "{}"): Promise<number> => {
  const { Payload, FunctionError } = await lambda.send(
    new InvokeCommand({ FunctionName: arn, Payload: Buffer.from(input) }),
  );
  const answer = Buffer.from(Payload ?? []).toString();
  if (FunctionError) throw new Error(`${arn.split(":").at(-1)} failed: ${answer}`);
  const { swept = [] } = JSON.parse(answer) as { swept?: { erased: number }[] };
  return swept.reduce((sum, { erased }) => sum + erased, 0);
};
