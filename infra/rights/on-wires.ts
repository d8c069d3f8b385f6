import { Aws } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { variables } from "../../functions/policy/names.ts";
import type { Resources } from "../resources.ts";
import type { WorkQueue } from "../shapes.ts";
import { allow, type Grant, sending, together } from "./grant.ts";

const queueVariables: Readonly<Record<WorkQueue, string>> = {
  purge: variables.purgeQueue,
  settlement: variables.settlementQueue,
  media: variables.mediaQueue,
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
export const onSchedules = (right: "set" | "remove", resources: Resources): Grant => {
  const { group } = resources.schedules;
  const name = { [variables.scheduleGroup]: group.scheduleGroupName };
  const each = `arn:${Aws.PARTITION}:scheduler:${Aws.REGION}:${Aws.ACCOUNT_ID}:schedule/${group.scheduleGroupName}/*`;
  return right === "remove"
    ? { statements: [allow(["scheduler:DeleteSchedule"], each)], variables: name }
    : together([
        {
          statements: [allow(["scheduler:CreateSchedule", "scheduler:UpdateSchedule"], each)],
          variables: name,
        },
        toTarget(resources),
      ]);
};

const toTarget = ({ schedules, queues }: Resources): Grant => ({
  statements: [
    new PolicyStatement({
      actions: ["iam:PassRole"],
      resources: [schedules.role.roleArn],
      conditions: { StringEquals: { "iam:PassedToService": "scheduler.amazonaws.com" } },
    }),
  ],
  variables: {
    [variables.scheduleRole]: schedules.role.roleArn,
    [variables.purgeQueueArn]: queues.work.purge.queueArn,
    [variables.scheduleDeadLetters]: queues.deadLetters.schedules.queueArn,
  },
});
