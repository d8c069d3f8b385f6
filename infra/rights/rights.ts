import { Aws } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { restoredMark, variables } from "../../functions/policy/names.ts";
import type { Rights } from "../actions/action.ts";
import type { Resources } from "../resources.ts";
import { allow, type Grant, together } from "./grant.ts";
import { onBucket } from "./on-bucket.ts";
import { onDataKeys } from "./on-data-keys.ts";
import { onTables } from "./on-tables.ts";
import { onSchedules, toBus, toQueue } from "./on-wires.ts";

/** What an action's rights mean on this stack's resources. */
export const grantOf = (rights: Rights, resources: Resources): Grant =>
  together([
    onTables(rights.tables ?? {}, resources),
    onBucket(rights.bucket ?? [], resources),
    onDataKeys(rights.dataKeys ?? {}, resources),
    ...(rights.receiptKey ?? []).map((right) => onReceiptKey(right, resources)),
    ...(rights.send ?? []).map((queue) => toQueue(queue, resources)),
    ...(rights.schedules ?? []).map((right) => onSchedules(right, resources)),
    ...(rights.dsr ?? []).map((right) => onDsr(right, resources)),
    ...switched(rights, resources),
  ]);

/** The rights that an action has or has not. */
const switched = (rights: Rights, resources: Resources): Grant[] => [
  ...(rights.publish ? [toBus(resources)] : []),
  ...(rights.restored ? [onRestored()] : []),
  ...(rights.trustedOrigins ? [origins(resources)] : []),
  ...(rights.dataHolders ? [joined(resources)] : []),
  ...(rights.signIn ? [signingIn(resources)] : []),
];

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

/** Whoever signs may use the algorithm that we announce, and no other. */
const onDsr = (right: "sign" | "certify", { dsr }: Resources): Grant => {
  const { key, domain, certificate } = dsr;
  if (right === "certify") {
    const variable = { [variables.dsrCertificate]: certificate };
    return { statements: [allow(["kms:GetPublicKey"], key.keyArn)], variables: variable };
  }
  const sign = new PolicyStatement({
    actions: ["kms:Sign"],
    resources: [key.keyArn],
    conditions: { StringEquals: { "kms:SigningAlgorithm": "RSASSA_PKCS1_V1_5_SHA_256" } },
  });
  const named = { [variables.dsrKey]: key.keyId, [variables.dsrDomain]: domain };
  return { statements: [sign], variables: named };
};

const onReceiptKey = (right: "sign" | "read", { receiptKey }: Resources): Grant => ({
  statements: [allow([right === "sign" ? "kms:Sign" : "kms:GetPublicKey"], receiptKey.keyArn)],
  variables: { [variables.receiptKey]: receiptKey.keyId },
});

const joined = ({ dataHolders }: Resources): Grant => ({
  statements: [],
  variables: { [variables.dataHolders]: dataHolders.join(",") },
});

const origins = ({ trustedOrigins }: Resources): Grant => ({
  statements: [],
  variables: { [variables.trustedOrigins]: trustedOrigins.join(",") },
});

const signingIn = ({ identity: { issuer, people } }: Resources): Grant => ({
  statements: [],
  variables: {
    [variables.issuer]: issuer,
    [variables.consoleClient]: people.clientId,
    [variables.consoleOrigins]: people.origins.join(","),
  },
});
