/** The metrics that alarms and the dashboard look at. None has an app or a person for a dimension. */
import { Duration } from "aws-cdk-lib";
import { Metric, type MetricProps } from "aws-cdk-lib/aws-cloudwatch";
import { type CategoryName, perishable } from "../functions/policy/categories.ts";
import { metrics } from "../functions/policy/names.ts";
import { operational } from "../functions/policy/periods.ts";

/** What the sweep measures: records that expire one by one, and apps that are due for their purge. */
export const measured: readonly CategoryName[] = ["appRegistry", ...perishable];

export const period = Duration.minutes(5);
export const hourly = { period: Duration.hours(1) };
export const twoSweeps = {
  statistic: "max",
  period: Duration.seconds(2 * Duration.parse(operational.sweepEvery).toSeconds()),
};

/** A metric of our functions; Powertools gives each its service as a dimension. */
export const own = (metricName: string, dimensions = {}, more: Partial<MetricProps> = {}): Metric =>
  new Metric({
    namespace: metrics.namespace,
    metricName,
    dimensionsMap: { service: "chat-retention", ...dimensions },
    statistic: "sum",
    period,
    ...more,
  });

/** A metric of AWS's own. */
export const ofAws = (
  namespace: string,
  metricName: string,
  dimensionsMap: Readonly<Record<string, string>>,
  statistic: string,
  more: Partial<MetricProps> = {},
): Metric =>
  new Metric({
    namespace: `AWS/${namespace}`,
    metricName,
    dimensionsMap,
    statistic,
    period,
    ...more,
  });
