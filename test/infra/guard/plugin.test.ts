/** What happens at `cdk synth`, with the guard and cdk-nag on the app. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, type CfnResource, Stack, Validations } from "aws-cdk-lib";
import { Bucket, type CfnBucket } from "aws-cdk-lib/aws-s3";
import { Queue } from "aws-cdk-lib/aws-sqs";
import { AwsSolutionsChecks } from "cdk-nag";
import { Construct } from "constructs";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { rules } from "../../../infra/duties.ts";
import { recommended } from "../../../infra/flags.ts";
import { claim, retentionGuard } from "../../../infra/guard/index.ts";
import { RetentionStack } from "../../../infra/retention-stack.ts";
import { settingsOf } from "../../../infra/settings.ts";
import { someOf } from "../../support/some-of.ts";

const context = {
  ...recommended,
  "aws:cdk:bundling-stacks": [],
  "aws:cdk:enable-path-metadata": true,
};

let outdir: string;
beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), "chat-retention-guard-"));
  vi.spyOn(console, "error").mockReturnValue();
});
afterEach(() => rmSync(outdir, { recursive: true }));

const appWith = (more: Readonly<Record<string, string>> = {}) =>
  new App({ outdir, context: { ...context, ...more }, builtinCloudFormationValidation: false });

const ours = (app: App) =>
  new RetentionStack(app, "chat-retention", { settings: settingsOf(app.node) });

/** The findings that the synth reports; none if it succeeds. */
const reported = (app: App): readonly string[] => {
  try {
    app.synth();
    return [];
  } catch {
    const report = JSON.parse(readFileSync(join(outdir, "validation-report.json"), "utf8"));
    return report.pluginReports.flatMap((one: { violations: { description: string }[] }) =>
      one.violations.map(({ description }) => description),
    );
  }
};

const contexts = [
  ["as it is", {}],
  ["with an issuer of one's own", { issuer: "https://login.example.org", audience: "a" }],
  ["that is thrown away", { removal: "destroy", trustedOrigins: "http://127.0.0.1:8080" }],
  [
    "with clients and an address for alarms",
    { appClients: "one,two", alarmEmail: "a@example.org" },
  ],
] as const;

describe("the stack at synth", () => {
  it.each(someOf(contexts, 2))("%s satisfies the guard and AwsSolutions", (_, more) => {
    const app = appWith(more);
    ours(app);
    Validations.of(app).addPlugins(retentionGuard(rules), new AwsSolutionsChecks(app));
    expect(reported(app)).toEqual([]);
  });

  it("DA-5.period: is refused with an override that no construct knows of, and says where and how long", () => {
    const app = appWith();
    const media = ours(app).node.findChild("Media").node.defaultChild as CfnBucket;
    media.addPropertyOverride("VersioningConfiguration.Status", "Enabled");
    Validations.of(app).addPlugins(retentionGuard(rules));
    expect(reported(app)).toEqual([
      `DA-5.period: Media (${Stack.of(media).getLogicalId(media)}), VersioningConfiguration: old versions: physically there for ever after the promised period, allowed PT1H (a deleted object is kept as a version until a rule for noncurrent ones takes it)`,
    ]);
  });
});

describe("an app of an operator's own", () => {
  const operators = () => {
    const app = appWith();
    Validations.of(app).addPlugins(retentionGuard());
    return { app, stack: new Stack(app, "own") };
  };

  it("PP-4.integrated: is refused with a bucket that nobody claims", () => {
    const { app, stack } = operators();
    const bucket = new Bucket(stack, "Drop");
    expect(reported(app)[0]).toMatch(/^PP-4\.integrated: Drop \(Drop\w+\): can hold data/);
    expect(bucket.node.path).toBe("own/Drop");
  });

  it("PP-6.log: is refused with a claimed queue that keeps its messages for too long", () => {
    const { app, stack } = operators();
    const queue = claim(new Queue(stack, "Work"), { holds: "work" });
    const raw = queue.node.defaultChild as CfnResource;
    raw.addPropertyOverride("MessageRetentionPeriod", 1_209_600);
    expect(reported(app)[0]).toMatch(/^PP-6\.log: Work .* P14D from its writing, allowed P7D/);
  });

  it("passes with a queue within the bound", () => {
    const { app, stack } = operators();
    claim(new Queue(stack, "Work"), { holds: "work" });
    expect(reported(app)).toEqual([]);
  });

  it("PP-3: is refused where a region is named that is not the stack's", () => {
    const app = appWith();
    Validations.of(app).addPlugins(retentionGuard());
    const stack = new Stack(app, "own", { env: { region: "eu-central-1" } });
    const queue = claim(new Queue(stack, "Work"), { holds: "work" });
    (queue.node.defaultChild as CfnResource).addPropertyOverride(
      "KmsMasterKeyId",
      "arn:aws:kms:us-east-1:123456789012:key/x",
    );
    expect(reported(app).join("\n")).toContain("PP-3: Work");
  });

  it("cannot claim for what is no resource", () => {
    const { stack } = operators();
    expect(() => claim(new Construct(stack, "Nothing"), { holds: "work" })).toThrow(/own\/Nothing/);
  });
});
