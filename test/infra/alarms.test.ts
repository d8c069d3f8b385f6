import { Match } from "aws-cdk-lib/assertions";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  countFailedPurge,
  countIncomplete,
  countRefused,
  countRefusedCallback,
  countUnknown,
  countUnlisted,
  countUnopened,
  countUnrecorded,
  measureNearDeadline,
  measureOverdue,
} from "../../functions/middleware/metrics.ts";
import { type CategoryName, perishable } from "../../functions/policy/categories.ts";
import { seconds } from "../../functions/policy/duration.ts";
import { operational } from "../../functions/policy/periods.ts";
import { listOf, synthesise } from "./synthesised.ts";

const { template, all, named } = synthesise();
const alarms = all("AWS::CloudWatch::Alarm");
const measured: readonly CategoryName[] = ["appRegistry", ...perishable];

/** A metric by its name and dimensions. */
const metric = (name: unknown, dimensions: readonly (readonly [string, unknown])[]): string =>
  [name, ...dimensions.map(([key, value]) => `${key}=${value}`).sort()].join(" ");

/** The metrics that an alarm watches. */
const watched = alarms.map(({ properties }) =>
  metric(
    properties.MetricName,
    listOf(properties.Dimensions).map(({ Name, Value }) => [named(Name), named(Value)]),
  ),
);

/** The metric that a function writes to its log, where CloudWatch finds it. */
const emitted = (emit: () => void): string => {
  const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  emit();
  const line = JSON.parse(String(write.mock.calls[0]?.[0]));
  const [{ Metrics, Dimensions }] = line._aws.CloudWatchMetrics;
  return metric(
    Metrics[0].Name,
    Dimensions[0].map((name: string) => [name, line[name]]),
  );
};

afterEach(() => vi.restoreAllMocks());

describe("the alarms", () => {
  it("watch every queue of dead letters, and ring at the first one", () => {
    const queues = all("AWS::SQS::Queue").filter(({ path }) => path.endsWith("DeadLetters"));
    expect(queues).toHaveLength(11);
    for (const { id } of queues) {
      template.hasResourceProperties("AWS::CloudWatch::Alarm", {
        MetricName: "ApproximateNumberOfMessagesVisible",
        Dimensions: [{ Name: "QueueName", Value: { "Fn::GetAtt": [id, "QueueName"] } }],
        Threshold: 0,
        ComparisonOperator: "GreaterThanThreshold",
        TreatMissingData: "notBreaching",
      });
    }
  });

  it("PP-6.configuration: watch the purges that failed, as purge-app counts them", () => {
    expect(watched).toContain(emitted(countFailedPurge));
    template.hasResourceProperties("AWS::CloudWatch::Alarm", {
      MetricName: "Errors",
      Namespace: "AWS/Lambda",
      Dimensions: [{ Name: "FunctionName", Value: { Ref: Match.stringLikeRegexp("^PurgeApp") } }],
    });
  });

  it("PP-4.log: watch the calls that could not be recorded, as they are counted", () => {
    expect(watched).toContain(emitted(countUnrecorded));
  });

  it("DA-2.messages: watch the content that did not open, as it is counted", () => {
    expect(watched).toContain(emitted(countUnopened));
  });

  it("DA-5.law: watch the apps of which nobody can say how they are kept, as they are counted", () => {
    expect(watched).toContain(emitted(countUnknown));
  });

  it("DA-5.request: watch the records that no directory lists, as the audit counts them, and it counts none", () => {
    expect(watched).toContain(emitted(() => countUnlisted(1)));
    vi.restoreAllMocks();
    const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    countUnlisted(0);
    expect(write).not.toHaveBeenCalled();
  });
});

describe("DA-5.request: the alarms on requests", () => {
  it("watch those whose month is nearly over, as the sweep counts them", () => {
    expect(watched).toContain(emitted(() => measureNearDeadline(1)));
    const near = alarms.find(({ path }) => path.endsWith("RequestsNearDeadline"));
    expect(near?.properties).toMatchObject({ Threshold: 0, Statistic: "Maximum" });
    expect(near?.properties.Period).toBeGreaterThan(seconds(operational.sweepEvery));
  });

  it("watch the callbacks that a controller will not take", () => {
    expect(watched).toContain(emitted(countRefusedCallback));
  });
});

describe("the alarm on deletions", () => {
  it("DA-5.request: rings when something was left of one, as the notary counts it", () => {
    expect(watched).toContain(emitted(() => countIncomplete(1)));
  });
});

describe("the alarms on work that waits, and on calls", () => {
  const byId = (id: string) => alarms.find(({ path }) => path === `Alarms/${id}`)?.properties;

  it.each(["Purge", "Settlement", "Holds", "Requests"])(
    "DA-5.request: ring when the oldest message of %s has waited for an hour",
    (queue) => {
      const alarm = byId(`${queue}Behind`);
      expect(alarm).toMatchObject({
        ...{ MetricName: "ApproximateAgeOfOldestMessage", Statistic: "Maximum" },
        ...{ Threshold: seconds(operational.overdueAlarm), TreatMissingData: "notBreaching" },
      });
      const [{ Value }] = listOf(alarm?.Dimensions) as unknown as [{ Value: unknown }];
      expect(named(Value)).toBe(`Queues/${queue}`);
    },
  );

  it("ring at the fifth call that fails, and when functions are turned away", () => {
    expect(byId("CallsFailed")).toMatchObject({
      ...{ Namespace: "AWS/ApiGateway", MetricName: "5xx", Statistic: "Sum", Threshold: 4 },
    });
    expect(byId("FunctionsThrottled")).toMatchObject({
      ...{ Namespace: "AWS/Lambda", MetricName: "Throttles", Threshold: 0 },
    });
  });
});

describe("what S3 refuses to give up", () => {
  it("is counted by category for the dashboard, and only when there is some", () => {
    const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    countRefused("messages", 0);
    expect(write).not.toHaveBeenCalled();
    write.mockRestore();
    expect(emitted(() => countRefused("messages", 2))).toBe(
      "DeletionsRefused Category=messages service=chat-retention",
    );
  });
});

describe("the alarms on what is overdue", () => {
  it.each(measured)("watch the oldest of %s, as the sweep measures it", (category) => {
    expect(watched).toContain(emitted(() => measureOverdue(category, 1)));
  });

  it("PP-4.integrated: ring when expired data is there for too long, or when the sweep is silent", () => {
    const overdue = alarms.filter(({ path }) => path.startsWith("Alarms/Overdue"));
    expect(overdue).toHaveLength(measured.length);
    for (const { properties } of overdue) {
      expect(properties).toMatchObject({
        Statistic: "Maximum",
        Threshold: seconds(operational.overdueAlarm),
        ComparisonOperator: "GreaterThanThreshold",
        TreatMissingData: "breaching",
      });
      expect(properties.Period).toBeGreaterThan(seconds(operational.sweepEvery));
    }
  });
});

describe("an alarm", () => {
  it("reaches one encrypted topic, and an address if there is one", () => {
    for (const { path, properties } of alarms.filter(({ path }) => path !== "Alarms/Round")) {
      expect(listOf(properties.AlarmActions).map(named), path).toEqual(["Alarms/Topic"]);
    }
    template.allResourcesProperties("AWS::SNS::Topic", { KmsMasterKeyId: Match.anyValue() });
    template.resourceCountIs("AWS::SNS::Subscription", 0);
    synthesise({ alarmEmail: "on-call@example.org" }).template.hasResourceProperties(
      "AWS::SNS::Subscription",
      { Protocol: "email", Endpoint: "on-call@example.org" },
    );
  });

  it("names no app and nobody: CloudWatch keeps metrics for 15 months", () => {
    const dimensions = alarms.flatMap(({ properties }) => listOf(properties.Dimensions));
    const names = new Set(dimensions.map(({ Name }) => named(Name)));
    expect([...names].sort()).toEqual([
      "ApiId",
      "Category",
      "FunctionName",
      "QueueName",
      "service",
    ]);
  });
});
