import { Aws } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { variables } from "../../functions/policy/names.ts";
import type { Resources } from "../resources.ts";
import type { WorkQueue } from "../shapes.ts";
import { allow, type Grant, sending } from "./grant.ts";

const queueVariables: Readonly<Record<WorkQueue, string>> = {
  purge: variables.purgeQueue,
  settlement: variables.settlementQueue,
  sweep: variables.sweepQueue,
  media: variables.mediaQueue,
  holds: variables.holdsQueue,
  requests: variables.requestsQueue,
  bundles: variables.bundlesQueue,
  callbacks: variables.callbacksQueue,
  receipts: variables.receiptQueue,
};

/** The right to hand work to a queue. */
export const toQueue = (name: WorkQueue, { queues, key }: Resources): Grant => ({
  statements: sending(queues.work[name], key),
  variables: { [queueVariables[name]]: queues.work[name].queueUrl },
});

/** The right to tell other systems. */
export const toBus = ({ bus }: Resources): Grant => ({
  statements: [allow(["events:PutEvents"], bus.eventBusArn)],
  variables: { [variables.bus]: bus.eventBusName },
});

/** The right to set or remove an app's schedule; to set one is to lend it the role under which it fires. */
export const onSchedules = (right: "set" | "remove", { schedules, queues }: Resources): Grant => {
  const { group, role } = schedules;
  const each = `arn:${Aws.PARTITION}:scheduler:${Aws.REGION}:${Aws.ACCOUNT_ID}:schedule/${group.scheduleGroupName}/*`;
  const set = [
    allow(["scheduler:CreateSchedule", "scheduler:UpdateSchedule"], each),
    new PolicyStatement({
      actions: ["iam:PassRole"],
      resources: [role.roleArn],
      conditions: { StringEquals: { "iam:PassedToService": "scheduler.amazonaws.com" } },
    }),
  ];
  return {
    statements: right === "set" ? set : [allow(["scheduler:DeleteSchedule"], each)],
    variables: {
      [variables.scheduleGroup]: group.scheduleGroupName,
      [variables.scheduleRole]: role.roleArn,
      [variables.purgeQueueArn]: queues.work.purge.queueArn,
      [variables.scheduleDeadLetters]: queues.deadLetters.schedules.queueArn,
    },
  };
};
