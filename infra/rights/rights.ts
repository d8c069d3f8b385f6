import { Aws } from "aws-cdk-lib";
import { restoredMark, variables } from "../../functions/policy/names.ts";
import type { Rights } from "../actions/action.ts";
import type { Resources } from "../resources.ts";
import { allow, type Grant, together } from "./grant.ts";
import { onBucket } from "./on-bucket.ts";
import { onTables } from "./on-tables.ts";
import { onSchedules, toBus, toQueue } from "./on-wires.ts";

/** What an action's rights mean on this stack's resources. */
export const grantOf = (rights: Rights, resources: Resources): Grant =>
  together([
    onTables(rights.tables ?? {}, resources),
    onBucket(rights.bucket ?? [], resources),
    ...(rights.dataKeys ?? []).map((right) => onDataKeys(right, resources)),
    ...(rights.send ?? []).map((queue) => toQueue(queue, resources)),
    ...(rights.schedules ?? []).map((right) => onSchedules(right, resources)),
    ...(rights.publish ? [toBus(resources)] : []),
    ...(rights.restored ? [onRestored()] : []),
    ...(rights.trustedOrigins ? [origins(resources)] : []),
  ]);

/** Data keys of apps are wrapped and opened under the region's key directly; what was wrapped names its key. */
const onDataKeys = (right: "make" | "open", { key }: Resources): Grant =>
  right === "make"
    ? {
        statements: [allow(["kms:GenerateDataKeyWithoutPlaintext"], key.keyArn)],
        variables: { [variables.key]: key.keyId },
      }
    : { statements: [allow(["kms:Decrypt"], key.keyArn)], variables: {} };

/** Tables get their names when they are restored; the start of the name keeps all others apart. */
const onRestored = (): Grant => {
  const prefix = `${Aws.STACK_NAME}${restoredMark}`;
  const actions = [
    "dynamodb:Scan",
    "dynamodb:PutItem",
    "dynamodb:DeleteItem",
    "dynamodb:BatchWriteItem",
    "dynamodb:DescribeTimeToLive",
  ];
  const arn = `arn:${Aws.PARTITION}:dynamodb:${Aws.REGION}:${Aws.ACCOUNT_ID}:table/${prefix}*`;
  return { statements: [allow(actions, arn)], variables: { [variables.restoredPrefix]: prefix } };
};

const origins = ({ trustedOrigins }: Resources): Grant => ({
  statements: [],
  variables: { [variables.trustedOrigins]: trustedOrigins.join(",") },
});
