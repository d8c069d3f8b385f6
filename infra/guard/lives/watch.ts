import { seconds } from "../../../functions/policy/duration.ts";
import { metrics } from "../../../functions/policy/names.ts";
import { operational } from "../../../functions/policy/periods.ts";
import { at, isEnabled, listOf, numberAt } from "../template/loose.ts";
import type { Model, Resource } from "../template/model.ts";

/** Whether an alarm certainly rings, in time, when records of a category are overdue or nobody measures them. */
export const isWatched = (category: string, model: Model): boolean =>
  model
    .ofType("AWS::CloudWatch::Alarm")
    .some((alarm) => !alarm.conditional && isAbout(alarm, category) && rings(alarm));

const isAbout = ({ properties }: Resource, category: string): boolean =>
  properties.MetricName === metrics.oldestOverdue &&
  properties.Namespace === metrics.namespace &&
  properties.Statistic === "Maximum" &&
  listOf(properties.Dimensions).some(
    (one) => at(one, "Name") === "Category" && at(one, "Value") === category,
  );

const rings = ({ properties }: Resource): boolean => {
  const { TreatMissingData, ComparisonOperator, ActionsEnabled, AlarmActions } = properties;
  const bound = seconds(operational.overdueAlarm);
  const waits = numberAt(properties, "Period") * numberAt(properties, "EvaluationPeriods");
  return (
    TreatMissingData === "breaching" &&
    String(ComparisonOperator).startsWith("GreaterThan") &&
    numberAt(properties, "Threshold") <= bound &&
    waits <= bound &&
    isEnabled(ActionsEnabled) &&
    listOf(AlarmActions).length > 0
  );
};
