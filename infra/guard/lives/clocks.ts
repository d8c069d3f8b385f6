import { milliseconds } from "../../../functions/policy/duration.ts";
import { platform } from "../../../functions/policy/platform.ts";
import { mayCertainly, roleOf } from "../rights/may.ts";
import { at, isEnabled, listOf, numberAt } from "../template/loose.ts";
import type { Model, Resource } from "../template/model.ts";

/** A schedule that certainly starts a function, again and again. */
export type Clock = {
  readonly schedule: Resource;
  readonly starts: Resource;
  /** Milliseconds from one start to the next. */
  readonly every: number;
  /** How long after something is due a start may end that finds it: everything that can be late is. */
  readonly late: number;
};

/** The enabled schedules of a template that may start the function they name. */
export const clocksOf = (model: Model): readonly Clock[] => [
  ...model.ofType("AWS::Scheduler::Schedule").flatMap((one) => ofSchedule(one, model)),
  ...model.ofType("AWS::Events::Rule").flatMap((one) => ofRule(one, model)),
];

const ofSchedule = (schedule: Resource, model: Model): Clock[] => {
  const { State, ScheduleExpression, StartDate, EndDate, Target } = schedule.properties;
  const starts = model.target(at(Target, "Arn"));
  const role = model.target(at(Target, "RoleArn"));
  const bounded = StartDate !== undefined || EndDate !== undefined;
  if (!isEnabled(State) || bounded || starts === undefined || schedule.conditional) return [];
  if (!mayCertainly(role, ["lambda:InvokeFunction"], `<${starts.id}.Arn>`, model)) return [];
  const window = numberAt(schedule.properties, "FlexibleTimeWindow.MaximumWindowInMinutes") || 0;
  return clock(schedule, starts, ScheduleExpression, window * 60_000 + ageOf(Target));
};

const ofRule = (rule: Resource, model: Model): Clock[] => {
  const { State, ScheduleExpression, Targets } = rule.properties;
  if (!isEnabled(State) || ScheduleExpression === undefined || rule.conditional) return [];
  return listOf(Targets).flatMap((target) => {
    const starts = model.target(at(target, "Arn"));
    return starts !== undefined && permitted(rule, starts, model)
      ? clock(rule, starts, ScheduleExpression, ageOf(target))
      : [];
  });
};

const permitted = (rule: Resource, starts: Resource, model: Model): boolean =>
  model
    .ofType("AWS::Lambda::Permission")
    .some(
      ({ properties }) =>
        model.target(properties.FunctionName)?.id === starts.id &&
        model.target(properties.SourceArn)?.id === rule.id,
    );

/** How long a delivery may be tried again, in milliseconds. */
const ageOf = (target: unknown): number => {
  const seconds = numberAt(target, "RetryPolicy.MaximumEventAgeInSeconds");
  return Number.isNaN(seconds) ? milliseconds(platform.deliveryDefault.period) : seconds * 1_000;
};

const clock = (schedule: Resource, starts: Resource, rate: unknown, delay: number): Clock[] => {
  const every = everyOf(rate);
  const timeout = numberAt(starts.properties, "Timeout") * 1_000;
  const run = Number.isNaN(timeout) ? milliseconds(platform.functionDefault.period) : timeout;
  const precision = milliseconds(platform.schedulePrecision.period);
  const { ReservedConcurrentExecutions: reserved } = starts.properties;
  if (starts.conditional || !(reserved === undefined || Number(reserved) > 0)) return [];
  return [{ schedule, starts, every, late: every + precision + delay + run }];
};

const units: Readonly<Record<string, number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};

/** Milliseconds of a `rate(…)`; `NaN` for other expressions, whose longest gap is not computed. */
const everyOf = (expression: unknown): number => {
  const [, count, unit = ""] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(String(expression)) ?? [];
  return Number(count) * (units[unit] ?? Number.NaN);
};

/** A function, and those that work off the queues to which it may send. */
export const workersOf = (starts: Resource, model: Model): readonly Resource[] => {
  const fed = model.ofType("AWS::Lambda::EventSourceMapping").flatMap((mapping) => {
    const queue = model.target(mapping.properties.EventSourceArn);
    const worker = model.target(mapping.properties.FunctionName);
    const enabled = isEnabled(mapping.properties.Enabled) && !mapping.conditional;
    if (!enabled || queue === undefined || worker === undefined) return [];
    const arn = `<${queue.id}.Arn>`;
    const sent = mayCertainly(roleOf(starts, model), ["sqs:SendMessage"], arn, model);
    const received = mayCertainly(roleOf(worker, model), ["sqs:ReceiveMessage"], arn, model);
    return sent && received ? [worker] : [];
  });
  return [starts, ...fed];
};
