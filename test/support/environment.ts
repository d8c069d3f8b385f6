/** Points the SDK of this worker at the AWS that the global set-up started. */
import { inject } from "vitest";

const { aws, dynamodb } = inject("endpoints");

Object.assign(process.env, {
  AWS_ENDPOINT_URL: aws,
  AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
  AWS_ACCESS_KEY_ID: "test",
  AWS_SECRET_ACCESS_KEY: "test",
  AWS_REGION: "eu-central-1",
  POWERTOOLS_LOG_LEVEL: "SILENT",
  POWERTOOLS_METRICS_DISABLED: "true",
});
