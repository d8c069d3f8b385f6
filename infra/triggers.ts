import { Aws, type CfnElement, Duration, Stack } from "aws-cdk-lib";
import { Rule } from "aws-cdk-lib/aws-events";
import { LambdaFunction as FunctionTarget } from "aws-cdk-lib/aws-events-targets";
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Schedule, ScheduleExpression } from "aws-cdk-lib/aws-scheduler";
import { LambdaInvoke } from "aws-cdk-lib/aws-scheduler-targets";
import { operational } from "../functions/policy/periods.ts";
import { accept } from "./accept.ts";
import type { ActionFunction } from "./action-function.ts";
import type { Resources } from "./resources.ts";
import { receiving, sending } from "./rights/grant.ts";
import type { WorkQueue } from "./shapes.ts";

const retryAttempts = 2;
const eventAge = Duration.parse(operational.eventAge);

/** Connects a function to what starts it; routes are the API's. */
export const connect = (action: ActionFunction, resources: Resources): void => {
  const { trigger } = action.action;
  if (trigger.kind === "queue") fromQueue(action, trigger.queue, resources);
  if (trigger.kind === "event") fromBus(action, trigger, resources);
  if (trigger.kind === "schedule") fromClock(action, trigger.every, resources);
};

/** One message at a time: a slow or failing one holds up no other. */
const fromQueue = (
  action: ActionFunction,
  name: WorkQueue,
  { queues, key, workers }: Resources,
): void => {
  const queue = queues.work[name];
  for (const statement of receiving(queue, key)) action.role.addToPolicy(statement);
  action.function.addEventSourceMapping("Queue", {
    eventSourceArn: queue.queueArn,
    batchSize: 1,
    maxConcurrency: workers,
    reportBatchItemFailures: true,
  });
};

type Heard = Extract<ActionFunction["action"]["trigger"], { readonly kind: "event" }>;

const fromBus = (
  action: ActionFunction,
  { bus, detailTypes }: Heard,
  resources: Resources,
): void => {
  afterFailures(action, resources);
  new Rule(action, "Rule", {
    eventBus: resources[bus],
    eventPattern: { detailType: [...detailTypes] },
    targets: [
      new FunctionTarget(action.function, {
        deadLetterQueue: resources.queues.deadLetters.events,
        maxEventAge: eventAge,
        retryAttempts,
      }),
    ],
  });
};

const fromClock = (action: ActionFunction, every: string, resources: Resources): void => {
  const { deadLetters } = resources.queues;
  const role = new Role(action, "ClockRole", {
    assumedBy: new ServicePrincipal("scheduler.amazonaws.com", {
      conditions: { StringEquals: { "aws:SourceAccount": Aws.ACCOUNT_ID } },
    }),
  });
  afterFailures(action, resources);
  for (const statement of sending(deadLetters.schedules, resources.key)) {
    role.addToPolicy(statement);
  }
  const starts = Stack.of(action).getLogicalId(action.function.node.defaultChild as CfnElement);
  accept(role, {
    [`IAM5[Resource::<${starts}.Arn>:*]`]:
      "versions of this function get their numbers when published",
  });
  new Schedule(action, "Clock", {
    schedule: ScheduleExpression.rate(Duration.parse(every)),
    target: new LambdaInvoke(action.function, {
      role,
      deadLetterQueue: deadLetters.schedules,
      maxEventAge: Duration.parse(every), // by then the next one is due
      retryAttempts,
    }),
  });
};

/** What an asynchronous call failed to do lies with the dead letters, not in Lambda's memory. */
const afterFailures = (action: ActionFunction, { queues, key }: Resources): void => {
  const queue = queues.deadLetters.events;
  for (const statement of sending(queue, key)) action.role.addToPolicy(statement);
  action.function.configureAsyncInvoke({
    maxEventAge: eventAge,
    retryAttempts,
    onFailure: { bind: () => ({ destination: queue.queueArn }) },
  });
};
