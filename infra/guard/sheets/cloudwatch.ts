import { promised } from "../../../functions/policy/periods.ts";
import { platform } from "../../../functions/policy/platform.ts";
import { type Finding, finding } from "../finding.ts";
import { at } from "../template/loose.ts";
import type { Resource } from "../template/model.ts";
import { any, type Sheet } from "./sheet.ts";

const dimensions = ["Category", "FunctionName", "QueueName", "TableName", "BucketName", "ApiId"];
const named = [...dimensions, "service", "StorageType", "FilterId", "TopicName", "RuleName"];

/** What an alarm watches; what a metric is called is kept for 15 months. */
const watching = (alarm: Resource): readonly Finding[] =>
  [at(alarm.properties, "Dimensions"), at(alarm.properties, "Metrics")]
    .flatMap((found) => JSON.stringify(found ?? []).match(/"Name":"([^"]+)"/g) ?? [])
    .map((found) => found.slice('"Name":"'.length, -1))
    .filter((name) => !named.includes(name))
    .map((name) =>
      finding(
        alarm,
        "Dimensions",
        "PP-6.monitoring",
        `a metric by ${name} would name somebody for ${platform.metrics.period}, allowed is ${promised.monitoringData}`,
      ),
    );

const alarm: Sheet = {
  type: "AWS::CloudWatch::Alarm",
  holds: false,
  rules: any(
    "ActionsEnabled",
    "AlarmActions",
    "AlarmDescription",
    "AlarmName",
    "ComparisonOperator",
    "DatapointsToAlarm",
    "Dimensions",
    "EvaluateLowSampleCountPercentile",
    "EvaluationPeriods",
    "ExtendedStatistic",
    "InsufficientDataActions",
    "MetricName",
    "Metrics",
    "Namespace",
    "OKActions",
    "Period",
    "Statistic",
    "Tags",
    "Threshold",
    "ThresholdMetricId",
    "TreatMissingData",
    "Unit",
  ),
  also: watching,
};

export const cloudwatch = [alarm] as const;
