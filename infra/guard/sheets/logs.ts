import { milliseconds, ofDaysInMilliseconds } from "../../../functions/policy/duration.ts";
import { platform } from "../../../functions/policy/platform.ts";
import { afterWriting, type Copy, never } from "../lives/copy.ts";
import { numberAt } from "../template/loose.ts";
import type { Resource } from "../template/model.ts";
import { any, inside, only, refused, type Sheet } from "./sheet.ts";

/** What is logged, and how late CloudWatch takes it; until then it is taken for readable. */
const copiesOfLog = ({ properties }: Resource): readonly Copy[] => {
  const days = properties.RetentionInDays;
  const kept =
    days === undefined ? never : ofDaysInMilliseconds(numberAt(properties, "RetentionInDays"));
  const life = afterWriting(kept + milliseconds(platform.logRemoval.period));
  return [
    {
      name: "log events",
      property: "RetentionInDays",
      readable: life,
      physical: life,
      usual: Number.isFinite(kept),
      why:
        days === undefined
          ? "without a retention CloudWatch keeps them for ever"
          : platform.logRemoval.source,
    },
  ];
};

const group: Sheet = {
  type: "AWS::Logs::LogGroup",
  holds: true,
  rules: {
    ...any("KmsKeyId", "LogGroupName", "RetentionInDays", "Tags"),
    LogGroupClass: only(
      ["STANDARD", "INFREQUENT_ACCESS"],
      "PP-6.log",
      "could not decide: this class has a retention of its own",
    ),
    DeletionProtectionEnabled: only(
      [false],
      "PP-6.log",
      "keeps the log from being deleted at once",
    ),
    DataProtectionPolicy: refused(
      "PP-6.log",
      "masks and erases nothing, and may write what it found elsewhere",
    ),
    FieldIndexPolicies: refused("PP-6.log", "could not decide: an index of what was logged"),
    ResourcePolicyDocument: refused("PP-3", "may open the log to other accounts"),
  },
  copies: copiesOfLog,
};

const stream: Sheet = {
  type: "AWS::Logs::LogStream",
  holds: false,
  rules: {
    LogGroupName: inside("PP-6.log", "a stream must lie in a log group whose bound is computed"),
    ...any("LogStreamName"),
  },
};

const metricFilter: Sheet = {
  type: "AWS::Logs::MetricFilter",
  holds: false,
  rules: {
    ...any(
      "FilterName",
      "FilterPattern",
      "LogGroupName",
      "MetricTransformations[].DefaultValue",
      "MetricTransformations[].MetricName",
      "MetricTransformations[].MetricNamespace",
      "MetricTransformations[].MetricValue",
      "MetricTransformations[].Unit",
    ),
    "MetricTransformations[].Dimensions": refused(
      "PP-6.monitoring",
      `puts what was logged among CloudWatch's metrics, which last ${platform.metrics.period}`,
    ),
  },
};

const subscription: Sheet = {
  type: "AWS::Logs::SubscriptionFilter",
  holds: false,
  rules: {
    ...any("Distribution", "FilterName", "FilterPattern", "LogGroupName", "RoleArn"),
    DestinationArn: refused(
      "PP-6.log",
      "could not decide: copies of the log go where it has no bound",
    ),
  },
};

export const logs = [group, stream, metricFilter, subscription] as const;
