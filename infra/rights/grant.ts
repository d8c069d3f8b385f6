import { Aws } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import type { IQueue } from "aws-cdk-lib/aws-sqs";

/** What an action gets: the permission, and the variable that tells it where. */
export type Grant = {
  readonly statements: readonly PolicyStatement[];
  readonly variables: Readonly<Record<string, string>>;
};

export const nothing: Grant = { statements: [], variables: {} };

export const together = (grants: readonly Grant[]): Grant => ({
  statements: grants.flatMap(({ statements }) => statements),
  variables: Object.assign({}, ...grants.map(({ variables }) => variables)),
});

export const allow = (actions: readonly string[], ...resources: readonly string[]) =>
  new PolicyStatement({ actions: [...actions], resources: [...resources] });

/** What each store asks of our key on its caller's behalf. */
const uses = {
  dynamodb: [
    "kms:Decrypt",
    "kms:DescribeKey",
    "kms:Encrypt",
    "kms:GenerateDataKey",
    "kms:ReEncryptFrom",
    "kms:ReEncryptTo",
  ],
  sqs: ["kms:Decrypt", "kms:GenerateDataKey"],
} as const;

/** Use of our key through a store, and in no other way: it opens no data key of an app. */
export const through = (key: IKey, store: keyof typeof uses): PolicyStatement =>
  new PolicyStatement({
    actions: [...uses[store]],
    resources: [key.keyArn],
    conditions: { StringEquals: { "kms:ViaService": `${store}.${Aws.REGION}.amazonaws.com` } },
  });

export const sending = (queue: IQueue, key: IKey): readonly PolicyStatement[] => [
  allow(["sqs:SendMessage"], queue.queueArn),
  through(key, "sqs"),
];

export const receiving = (queue: IQueue, key: IKey): readonly PolicyStatement[] => [
  allow(["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"], queue.queueArn),
  through(key, "sqs"),
];
