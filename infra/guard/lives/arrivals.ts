import { milliseconds } from "../../../functions/policy/duration.ts";
import { platform } from "../../../functions/policy/platform.ts";
import { mayCertainly } from "../rights/may.ts";
import { statementsIn } from "../rights/statements.ts";
import { at, type Loose, listOf, numberAt } from "../template/loose.ts";
import type { Model, Resource } from "../template/model.ts";

/** How long an event may have been on its way; what gave it up, if there is such, gets it at that age. */
export type Arrival = { readonly age: number; readonly gives: Loose; readonly to: Loose };

/** What rules and schedules try to deliver, and where it goes if they cannot. */
export const deliveriesOf = (resource: Resource): readonly Arrival[] =>
  [...listOf(resource.properties.Targets), ...listOf(resource.properties.Target)].map((target) => ({
    age: ageOf(numberAt(target, "RetryPolicy.MaximumEventAgeInSeconds"), platform.deliveryDefault),
    gives: at(target, "DeadLetterConfig.Arn"),
    to: at(target, "Arn"),
  }));

/** How long an event may wait in Lambda. */
export const waitingIn = ({ properties }: Resource): number =>
  ageOf(numberAt(properties, "MaximumEventAgeInSeconds"), platform.asynchronousDefault);

/** What waits in Lambda until a function takes it, what delivered it being late itself. */
const asynchronousOf = (config: Resource, model: Model): Arrival => {
  const { FunctionName, DestinationConfig } = config.properties;
  const starts = model.target(FunctionName)?.id;
  const before = deliverers(model)
    .flatMap(deliveriesOf)
    .filter(({ to }) => starts !== undefined && model.target(to)?.id === starts)
    .map(({ age }) => age);
  return {
    age: waitingIn(config) + Math.max(0, ...before),
    gives: at(DestinationConfig, "OnFailure.Destination"),
    to: FunctionName,
  };
};

const deliverers = (model: Model): readonly Resource[] =>
  model.ofType("AWS::Events::Rule", "AWS::Scheduler::Schedule");

const ageOf = (seconds: number, { period }: { readonly period: string }): number =>
  Number.isNaN(seconds) ? milliseconds(period) : seconds * 1_000;

/**
 * Schedules that are set at run time stand in no template: what may fire under a role that none here uses may be as
 * late as Scheduler allows.
 */
const toComeIn = (queue: Resource, model: Model): readonly number[] => {
  const used = model
    .ofType("AWS::Scheduler::Schedule")
    .map(({ properties }) => model.target(at(properties, "Target.RoleArn"))?.id);
  return model
    .ofType("AWS::IAM::Role")
    .filter((role) => !used.includes(role.id) && isTakenBy(role, "scheduler.amazonaws.com", model))
    .filter((role) => mayCertainly(role, ["sqs:SendMessage"], `<${queue.id}.Arn>`, model))
    .map(() => milliseconds(platform.deliveryMost.period));
};

const isTakenBy = (role: Resource, service: string, model: Model): boolean =>
  statementsIn(role.properties.AssumeRolePolicyDocument, role, model).some(({ principals }) =>
    principals.some(({ name }) => name === service),
  );

const known = new WeakMap<Model, readonly Arrival[]>();

/** Whatever may not arrive where it is sent to, anywhere in the template. */
const allIn = (model: Model): readonly Arrival[] => {
  const made = known.get(model) ?? [
    ...deliverers(model).flatMap(deliveriesOf),
    ...model.ofType("AWS::Lambda::EventInvokeConfig").map((one) => asynchronousOf(one, model)),
  ];
  known.set(model, made);
  return made;
};

/** The ages at which events arrive in a queue: because nobody took them, or because their schedule was late. */
export const arrivalsIn = (queue: Resource, model: Model): readonly number[] =>
  allIn(model)
    .filter(({ gives }) => model.target(gives)?.id === queue.id)
    .map(({ age }) => age)
    .concat(toComeIn(queue, model));
