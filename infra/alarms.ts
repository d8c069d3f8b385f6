import { Duration } from "aws-cdk-lib";
import {
  Alarm,
  type AlarmProps,
  ComparisonOperator,
  Metric,
  type MetricProps,
  TreatMissingData,
} from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import type { IKey } from "aws-cdk-lib/aws-kms";
import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import { type CategoryName, perishable } from "../functions/policy/categories.ts";
import { metrics } from "../functions/policy/names.ts";
import { operational } from "../functions/policy/periods.ts";
import { alarmTopic } from "./alarm-topic.ts";
import { pascal } from "./pascal.ts";
import type { Queues } from "./queues.ts";

type Props = {
  readonly key: IKey;
  readonly queues: Queues;
  readonly purge: LambdaFunction;
  readonly email: string | undefined;
};

/** What a person must hear of, at one topic. Names of metrics hold no app: CloudWatch keeps them for months. */
export class Alarms extends Construct {
  private readonly action: SnsAction;

  constructor(scope: Construct, id: string, { key, queues, purge, email }: Props) {
    super(scope, id);
    this.action = new SnsAction(alarmTopic(this, key, email));
    for (const [name, queue] of Object.entries(queues.deadLetters)) {
      const visible = queue.metricApproximateNumberOfMessagesVisible({ period, statistic: "max" });
      this.any(`${pascal(name)}DeadLetters`, "Work was given up: see the dead letters", visible);
    }
    this.any("PurgeErrors", "purge-app fails", purge.metricErrors({ period }));
    this.any("PurgesFailed", "An app was not purged", own(metrics.purgesFailed));
    this.any("CallsUnrecorded", "Calls are missing from log data", own(metrics.unrecorded));
    this.any("HoldsDue", "A legal hold is due for review", own(metrics.holdsDue, {}, hourly));
    this.any("ContentUnopened", "Stored content does not open", own(metrics.unopened));
    this.any(
      "CallbacksRefused",
      "A controller does not take callbacks",
      own(metrics.callbacksRefused),
    );
    this.any(
      "RequestsNearDeadline",
      "A deletion request is open, and its month is nearly over",
      own(metrics.nearDeadline, {}, twoSweeps),
    );
    this.any("DeletionsIncomplete", "Something is left of a deletion", own(metrics.incomplete));
    this.any(
      "DataHoldersLate",
      "A store of the operator's own does not confirm an erasure",
      own(metrics.holdersLate, {}, hourly),
    );
    for (const category of measured) this.overdue(category);
  }

  /** Rings at the first one; no data means that there was none. */
  private any(id: string, alarmDescription: string, metric: Metric): void {
    this.alarm(id, {
      alarmDescription,
      metric,
      threshold: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }

  /** Rings when something is physically there for too long after its time; no news from the sweep is bad news. */
  private overdue(category: CategoryName): void {
    this.alarm(`Overdue${pascal(category)}`, {
      alarmDescription: `Expired data of ${category} is not gone, or the sweep does not report`,
      metric: own(metrics.oldestOverdue, { Category: category }, twoSweeps),
      threshold: Duration.parse(operational.overdueAlarm).toSeconds(),
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING,
    });
  }

  private alarm(id: string, props: Omit<AlarmProps, "evaluationPeriods">): void {
    new Alarm(this, id, { ...props, evaluationPeriods: 1 }).addAlarmAction(this.action);
  }
}

/** What the sweep measures: records that expire one by one, and apps that are due for their purge. */
const measured: readonly CategoryName[] = ["appRegistry", ...perishable];

const period = Duration.minutes(5);
const hourly = { period: Duration.hours(1) };
const twoSweeps = {
  statistic: "max",
  period: Duration.seconds(2 * Duration.parse(operational.sweepEvery).toSeconds()),
};

/** A metric of our functions; Powertools gives each its service as a dimension. */
const own = (metricName: string, dimensions = {}, more: Partial<MetricProps> = {}): Metric =>
  new Metric({
    namespace: metrics.namespace,
    metricName,
    dimensionsMap: { service: "chat-retention", ...dimensions },
    statistic: "sum",
    period,
    ...more,
  });
