import { Aws, type RemovalPolicy } from "aws-cdk-lib";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Key } from "aws-cdk-lib/aws-kms";
import type { Construct } from "constructs";

/** The one key of the region: it encrypts what lies in any store, and wraps the data keys of the apps. */
export const regionKey = (scope: Construct, removalPolicy: RemovalPolicy): Key => {
  const key = new Key(scope, "Key", {
    description: "chat-retention: stores, queues, logs, and the data keys of the apps",
    enableKeyRotation: true,
    removalPolicy,
  });
  for (const statement of [logs(), alarms(), rules()]) key.addToResourcePolicy(statement);
  return key;
};

const service = (principal: string, actions: string[], conditions = {}): PolicyStatement =>
  new PolicyStatement({
    principals: [new ServicePrincipal(principal)],
    actions,
    resources: ["*"], // in a key's policy: this key
    conditions,
  });

/** CloudWatch Logs, for the log groups of this account and region. */
const logs = (): PolicyStatement =>
  service(
    `logs.${Aws.REGION}.amazonaws.com`,
    [
      "kms:Decrypt",
      "kms:DescribeKey",
      "kms:Encrypt",
      "kms:GenerateDataKey",
      "kms:GenerateDataKeyWithoutPlaintext",
      "kms:ReEncryptFrom",
      "kms:ReEncryptTo",
    ],
    { ArnLike: { "kms:EncryptionContext:aws:logs:arn": ours("logs", "log-group:*") } },
  );

/** CloudWatch, for alarms that publish to the encrypted topic. */
const alarms = (): PolicyStatement =>
  service("cloudwatch.amazonaws.com", ["kms:Decrypt", "kms:GenerateDataKey"], {
    StringEquals: { "aws:SourceAccount": Aws.ACCOUNT_ID },
    ArnLike: { "aws:SourceArn": ours("cloudwatch", "alarm:*") },
  });

/** EventBridge, for dead letters of rules. It sends KMS no source: a condition would refuse every letter. */
const rules = (): PolicyStatement =>
  service("events.amazonaws.com", ["kms:Decrypt", "kms:GenerateDataKey"]);

const ours = (of: string, resource: string): string =>
  `arn:${Aws.PARTITION}:${of}:${Aws.REGION}:${Aws.ACCOUNT_ID}:${resource}`;
