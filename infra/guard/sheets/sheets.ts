import { api } from "./api.ts";
import { cloudwatch } from "./cloudwatch.ts";
import { cognito } from "./cognito.ts";
import { dynamodb } from "./dynamodb.ts";
import { events } from "./events.ts";
import { kms } from "./kms.ts";
import { lambdas } from "./lambda.ts";
import { logs } from "./logs.ts";
import { s3 } from "./s3.ts";
import type { Sheet } from "./sheet.ts";
import { sns } from "./sns.ts";
import { sqs } from "./sqs.ts";

const all: readonly Sheet[] = [
  ...dynamodb,
  ...s3,
  ...sqs,
  ...logs,
  ...lambdas,
  ...events,
  ...api,
  ...kms,
  ...sns,
  ...cognito,
  ...cloudwatch,
];

/** What the guard knows, by type of resource. */
export const sheets: ReadonlyMap<string, Sheet> = new Map(all.map((sheet) => [sheet.type, sheet]));
