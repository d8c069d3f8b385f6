/** What an action does to what it is granted on. */
export type Effect = "read" | "write" | "delete" | "tag";

/**
 * The actions on stores of data that the guard knows. One that is not here could copy data out, change a store's own
 * settings, or delete the store: no function has a use for it.
 */
const effects: Readonly<Record<string, Effect>> = {
  "dynamodb:GetItem": "read",
  "dynamodb:BatchGetItem": "read",
  "dynamodb:Query": "read",
  "dynamodb:Scan": "read",
  "dynamodb:PartiQLSelect": "read",
  "dynamodb:ConditionCheckItem": "read",
  "dynamodb:DescribeTable": "read",
  "dynamodb:DescribeTimeToLive": "read",
  "dynamodb:PutItem": "write",
  "dynamodb:UpdateItem": "write",
  "dynamodb:BatchWriteItem": "write",
  "dynamodb:PartiQLInsert": "write",
  "dynamodb:PartiQLUpdate": "write",
  "dynamodb:DeleteItem": "delete",
  "dynamodb:PartiQLDelete": "delete",
  "s3:GetObject": "read",
  "s3:ListBucket": "read",
  "s3:ListBucketMultipartUploads": "read",
  "s3:ListMultipartUploadParts": "read",
  "s3:PutObject": "write",
  "s3:PutObjectTagging": "tag",
  "s3:DeleteObjectTagging": "tag",
  "s3:DeleteObject": "delete",
  "s3:AbortMultipartUpload": "delete",
  "sqs:ReceiveMessage": "read",
  "sqs:GetQueueAttributes": "read",
  "sqs:GetQueueUrl": "read",
  "sqs:ChangeMessageVisibility": "read",
  "sqs:SendMessage": "write",
  "sqs:DeleteMessage": "delete",
  "logs:CreateLogStream": "write",
  "logs:PutLogEvents": "write",
};

/** The services in whose stores data lies. */
const stores = ["dynamodb", "s3", "sqs", "logs"];

/** Whether an action is one on stores of data. */
export const isOnStore = (action: string): boolean =>
  stores.includes(action.slice(0, action.indexOf(":")).toLowerCase());

const known = new Map(Object.keys(effects).map((action) => [action.toLowerCase(), action]));

/** An action as AWS writes it: IAM takes capitals and small letters for the same. */
export const asWritten = (action: string): string => known.get(action.toLowerCase()) ?? action;

/** What a known action does. */
export const effectOf = (action: string): Effect | undefined => effects[action];

const withEffect = (effect: Effect): readonly string[] =>
  Object.entries(effects).flatMap(([action, found]) => (found === effect ? [action] : []));

/** Every known action with an effect, for a pattern that takes in several. */
export const actionsWith: Readonly<Record<Effect, readonly string[]>> = {
  read: withEffect("read"),
  write: withEffect("write"),
  delete: withEffect("delete"),
  tag: withEffect("tag"),
};
