import { Match } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import { days, seconds } from "../../functions/policy/duration.ts";
import { mediaClasses, operational, promised } from "../../functions/policy/periods.ts";
import { actionNames } from "../../infra/actions.ts";
import { pascal } from "../../infra/pascal.ts";
import { listOf, synthesise } from "./synthesised.ts";

const { template, all, named } = synthesise();

describe("the media bucket", () => {
  const [bucket] = all("AWS::S3::Bucket");
  const rules = listOf(bucket?.properties.LifecycleConfiguration?.Rules);

  it("DA-2.messages, DA-5.period: lets go of each class of media after its period, never before", () => {
    const slack = days(operational.mediaLifecycleSlack);
    const expected = mediaClasses.map((period) => ({
      Prefix: `${days(period)}/`,
      ExpirationInDays: days(period) + slack,
    }));
    expect(slack).toBeGreaterThan(0);
    expect(
      rules
        .filter(({ ExpirationInDays }) => ExpirationInDays !== undefined)
        .map(({ Prefix, ExpirationInDays }) => ({ Prefix, ExpirationInDays })),
    ).toEqual(expected);
  });

  it("answers the pages of the origins that the deployment names, with what a link needs, and no others", () => {
    expect(bucket?.properties.CorsConfiguration).toBeUndefined();
    const origin = "https://chat.example.com";
    const [open] = synthesise({ mediaOrigins: origin }).all("AWS::S3::Bucket");
    expect(listOf(open?.properties.CorsConfiguration?.CorsRules)).toEqual([
      expect.objectContaining({
        AllowedOrigins: [origin],
        AllowedMethods: ["GET", "PUT"],
        AllowedHeaders: ["*"],
      }),
    ]);
    expect(() => synthesise({ mediaOrigins: `${origin}/` })).toThrow(/origins/);
    expect(() => synthesise({ mediaOrigins: "*" })).toThrow(/origins/);
  });

  it("aborts uploads that nobody finished", () => {
    expect(rules).toContainEqual(
      expect.objectContaining({
        Status: "Enabled",
        AbortIncompleteMultipartUpload: {
          DaysAfterInitiation: days(operational.unclaimedMedia),
        },
      }),
    );
  });

  it("DA-2.messages: takes no object without a key of its own, and refuses none because of it", () => {
    const [policy] = all("AWS::S3::BucketPolicy");
    expect(listOf(policy?.properties.PolicyDocument?.Statement)).toContainEqual(
      expect.objectContaining({
        Effect: "Deny",
        Action: "s3:PutObject",
        Condition: { Null: { "s3:x-amz-server-side-encryption-customer-algorithm": "true" } },
      }),
    );
    const [rule] = listOf(bucket?.properties.BucketEncryption?.ServerSideEncryptionConfiguration);
    expect(rule?.BlockedEncryptionTypes).toEqual({ EncryptionType: ["NONE"] });
  });

  it("DA-5.law: stores nothing over what is there, whoever asks", () => {
    const [policy] = all("AWS::S3::BucketPolicy");
    expect(listOf(policy?.properties.PolicyDocument?.Statement)).toContainEqual(
      expect.objectContaining({
        Effect: "Deny",
        Principal: { AWS: "*" },
        Action: "s3:PutObject",
        Condition: { Null: { "s3:if-none-match": "true" } },
      }),
    );
  });

  it("is private and keeps no versions, which would outlive their deletion", () => {
    template.allResourcesProperties("AWS::S3::Bucket", {
      VersioningConfiguration: Match.absent(),
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
  });
});

describe("logs", () => {
  it("PP-6.log: every function has a log of its own that ends within 7 days, 72 hours late or not", () => {
    const groups = all("AWS::Logs::LogGroup");
    expect(groups.map(({ path }) => path).sort()).toEqual(
      actionNames.map((name) => `${pascal(name)}/Log`).sort(),
    );
    for (const { properties } of groups) {
      expect(properties.RetentionInDays).toBe(days(operational.functionLogs));
      expect(Number(properties.RetentionInDays) + 3).toBeLessThanOrEqual(days(promised.logData));
    }
  });

  it("lie in the group that the stack bounds, which no function can make again without a bound", () => {
    for (const { properties, path } of all("AWS::Lambda::Function")) {
      expect(named(properties.LoggingConfig?.LogGroup)).toBe(path.replace("Function", "Log"));
    }
    expect(JSON.stringify(template.toJSON())).not.toContain("logs:CreateLogGroup");
  });
});

describe("queues and events", () => {
  it("PP-4.integrated: no queue keeps a message longer than the policy's bound", () => {
    for (const { path, properties } of all("AWS::SQS::Queue")) {
      const { queueRetention, deadLetterRetention } = operational;
      const bound = path.endsWith("DeadLetters") ? deadLetterRetention : queueRetention;
      expect(properties.MessageRetentionPeriod, path).toBe(seconds(bound));
    }
  });

  it("every queue of work gives up after five times, into dead letters of its own", () => {
    const work = all("AWS::SQS::Queue").filter(({ path }) => !path.endsWith("DeadLetters"));
    expect(work.map(({ path }) => path).sort()).toEqual([
      "Queues/Bundles",
      "Queues/Callbacks",
      "Queues/Holds",
      "Queues/Media",
      "Queues/Purge",
      "Queues/Receipts",
      "Queues/Requests",
      "Queues/Settlement",
      "Queues/Sweep",
    ]);
    for (const { path, properties } of work) {
      expect(properties.RedrivePolicy?.maxReceiveCount).toBe(5);
      expect(named(properties.RedrivePolicy?.deadLetterTargetArn)).toBe(`${path}DeadLetters`);
    }
  });

  it("PP-4.integrated: no bus keeps anything, neither in an archive nor by its kind", () => {
    template.resourceCountIs("AWS::Events::EventBus", 2);
    template.resourceCountIs("AWS::Events::Archive", 0);
    template.resourceCountIs("AWS::EventsV2::EventBus", 0);
  });

  it("what an asynchronous call or a rule could not deliver goes to the dead letters, within the bound", () => {
    for (const { properties } of all("AWS::Lambda::EventInvokeConfig")) {
      expect(properties.MaximumEventAgeInSeconds).toBe(seconds(operational.eventAge));
      expect(named(properties.DestinationConfig?.OnFailure?.Destination)).toBe(
        "Queues/EventsDeadLetters",
      );
    }
    for (const { properties } of all("AWS::Events::Rule")) {
      for (const target of listOf(properties.Targets)) {
        expect(named(target.DeadLetterConfig?.Arn)).toBe("Queues/EventsDeadLetters");
      }
    }
  });
});
