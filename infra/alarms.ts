import { Duration } from "aws-cdk-lib";
import {
  Alarm,
  type AlarmProps,
  ComparisonOperator,
  type IMetric,
  TreatMissingData,
} from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import type { CategoryName } from "../functions/policy/categories.ts";
import { metrics } from "../functions/policy/names.ts";
import { operational } from "../functions/policy/periods.ts";
import { alarmTopic } from "./alarm-topic.ts";
import { hourly, measured, ofAws, own, period, twoSweeps } from "./metrics.ts";
import { pascal } from "./pascal.ts";
import type { Resources } from "./resources.ts";
import { chapterOf } from "./runbook.ts";
import type { WorkQueue } from "./shapes.ts";
import { tellAgain } from "./tell-again.ts";

type Props = {
  readonly resources: Resources;
  readonly purge: LambdaFunction;
  readonly email: string | undefined;
  /** Whether what still rings is told of again, by an alarm on all alarms. */
  readonly again: boolean;
};

/** The queues of what people or a law were promised by a day; what the sweep hands on has alarms on what is overdue. */
const erasing = ["purge", "settlement", "holds", "requests"] as const satisfies WorkQueue[];

/** Fewer failed calls than this in five minutes may be a client's and AWS's own affair. */
const failedCalls = 5;

/** What a person must hear of, at one topic. Names of metrics hold no app: CloudWatch keeps them for months. */
export class Alarms extends Construct {
  private readonly action: SnsAction;

  private readonly all: Alarm[] = [];

  constructor(scope: Construct, id: string, { resources, purge, email, again }: Props) {
    super(scope, id);
    this.action = new SnsAction(alarmTopic(this, resources.key, email));
    this.work(resources, purge);
    this.promises();
    this.answers(resources);
    if (again) tellAgain(this, this.all, this.action);
  }

  private work({ queues }: Resources, purge: LambdaFunction): void {
    for (const [name, queue] of Object.entries(queues.deadLetters)) {
      const visible = queue.metricApproximateNumberOfMessagesVisible({ period, statistic: "max" });
      this.any(`${pascal(name)}DeadLetters`, "Work was given up: see the dead letters", visible);
    }
    for (const name of erasing) {
      this.above(`${pascal(name)}Behind`, "Work waits for too long that people were promised", {
        metric: queues.work[name].metricApproximateAgeOfOldestMessage({ period }),
        threshold: Duration.parse(operational.overdueAlarm).toSeconds(),
      });
    }
    this.any("PurgeErrors", "Purges break off", purge.metricErrors({ period }));
    this.any("PurgesFailed", "An app was not purged", own(metrics.purgesFailed));
  }

  private promises(): void {
    this.any("CallsUnrecorded", "Calls are missing from log data", own(metrics.unrecorded));
    this.any("HoldsDue", "A legal hold is due for review", own(metrics.holdsDue, {}, hourly));
    this.any("ContentUnopened", "Stored content does not open", own(metrics.unopened));
    const refused = own(metrics.callbacksRefused);
    this.any("CallbacksRefused", "A controller does not take callbacks", refused);
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
    this.any("AppsUnknown", "Nothing of an app is deleted any more", own(metrics.unknown));
    this.any("RecordsUnlisted", "Records lay where nobody looked for them", own(metrics.unlisted));
    for (const category of measured) this.overdue(category);
  }

  private answers({ api }: Resources): void {
    const failed = ofAws("ApiGateway", "5xx", { ApiId: api.apiId }, "sum");
    this.above("CallsFailed", "The API answers with failures", {
      metric: failed,
      threshold: failedCalls - 1,
    });
    this.any(
      "FunctionsThrottled",
      "The account's functions are at their limit, and calls are turned away",
      ofAws("Lambda", "Throttles", {}, "sum"),
    );
  }

  /** Rings at the first one; no data means that there was none. */
  private any(id: string, what: string, metric: IMetric): void {
    this.above(id, what, { metric, threshold: 0 });
  }

  /** Rings above a threshold; no data means that there was nothing. */
  private above(id: string, what: string, props: Pick<AlarmProps, "metric" | "threshold">): void {
    this.alarm(id, what, { ...props, treatMissingData: TreatMissingData.NOT_BREACHING });
  }

  /** Rings when something is physically there for too long after its time; no news from the sweep is bad news. */
  private overdue(category: CategoryName): void {
    this.alarm(
      `Overdue${pascal(category)}`,
      `Expired data of ${category} is not gone, or the sweep does not report`,
      {
        metric: own(metrics.oldestOverdue, { Category: category }, twoSweeps),
        threshold: Duration.parse(operational.overdueAlarm).toSeconds(),
        treatMissingData: TreatMissingData.BREACHING,
      },
    );
  }

  private alarm(
    id: string,
    what: string,
    props: Pick<AlarmProps, "metric" | "threshold" | "treatMissingData">,
  ): void {
    const alarm = new Alarm(this, id, {
      ...props,
      alarmDescription: `${what}. What to do: ${chapterOf(id)}`,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
    });
    alarm.addAlarmAction(this.action);
    this.all.push(alarm);
  }
}
