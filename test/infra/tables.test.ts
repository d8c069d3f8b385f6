import { Match } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import { categories } from "../../functions/policy/categories.ts";
import { days } from "../../functions/policy/duration.ts";
import { tables } from "../../functions/policy/names.ts";
import { operational } from "../../functions/policy/periods.ts";
import { pascal } from "../../infra/pascal.ts";
import { synthesise } from "./synthesised.ts";

const { template, all } = synthesise();
const made = all("AWS::DynamoDB::Table");

describe("the tables", () => {
  it("are one per category of data, and those of keys and recipients", () => {
    expect(made.map(({ path }) => path).sort()).toEqual(
      tables.map((name) => `Tables/${pascal(name)}`).sort(),
    );
    for (const { table } of Object.values(categories)) expect(tables).toContain(table);
  });

  it("PP-6.log, PP-6.monitoring, DA-5.period: all have TTL on expiresAt as their second net", () => {
    for (const { properties } of made) {
      expect(properties.TimeToLiveSpecification).toEqual({
        AttributeName: "expiresAt",
        Enabled: true,
      });
    }
  });

  it("PP-4.integrated: none has a stream, which would keep what was deleted for a day", () => {
    template.allResourcesProperties("AWS::DynamoDB::Table", {
      StreamSpecification: Match.absent(),
      KinesisStreamSpecification: Match.absent(),
    });
  });

  it("PP-5: the registry can be restored, for as long as the policy says and no longer", () => {
    const [registry] = made.filter(({ path }) => path === "Tables/Apps");
    expect(registry?.properties.PointInTimeRecoverySpecification).toEqual({
      PointInTimeRecoveryEnabled: true,
      RecoveryPeriodInDays: days(operational.registryBackup),
    });
  });

  it("PP-6.log, PP-6.configuration: nothing else can be restored after it was deleted", () => {
    const restorable = made.filter(
      ({ properties }) => properties.PointInTimeRecoverySpecification?.PointInTimeRecoveryEnabled,
    );
    expect(restorable.map(({ path }) => path)).toEqual(["Tables/Apps", "Tables/Ledger"]);
    template.resourceCountIs("AWS::Backup::BackupPlan", 0);
  });

  it("are encrypted with the region's key", () => {
    const key = { KMSMasterKeyId: { "Fn::GetAtt": [Match.stringLikeRegexp("^Key"), "Arn"] } };
    template.allResourcesProperties("AWS::DynamoDB::Table", {
      SSESpecification: Match.objectLike({ ...key, SSEEnabled: true }),
    });
  });

  it("outlive the stack, unless it is a throw-away one", () => {
    const policies = { DeletionPolicy: "Retain", UpdateReplacePolicy: "Retain" };
    template.allResources("AWS::DynamoDB::Table", policies);
    synthesise({ removal: "destroy" }).template.allResources("AWS::DynamoDB::Table", {
      DeletionPolicy: "Delete",
    });
  });
});

describe("the region", () => {
  it("PP-3: nothing is replicated out of it", () => {
    template.resourceCountIs("AWS::DynamoDB::GlobalTable", 0);
    template.allResourcesProperties("AWS::S3::Bucket", {
      ReplicationConfiguration: Match.absent(),
    });
    template.allResourcesProperties("AWS::KMS::Key", { MultiRegion: Match.absent() });
  });

  it("PP-3: every function knows which one it is in", () => {
    template.allResourcesProperties("AWS::Lambda::Function", {
      Environment: { Variables: Match.objectLike({ DATA_REGION: "eu-central-1" }) },
    });
  });
});
