export type Endpoints = { readonly aws: string; readonly dynamodb: string };

/** The environment that points an SDK at endpoints. */
export const sdkAt = ({ aws, dynamodb }: Endpoints) => ({
  AWS_ENDPOINT_URL: aws,
  AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
  AWS_ACCESS_KEY_ID: "test",
  AWS_SECRET_ACCESS_KEY: "test",
  AWS_REGION: "eu-central-1",
  POWERTOOLS_LOG_LEVEL: "SILENT",
  POWERTOOLS_METRICS_DISABLED: "true",
});

/** Points the SDK of this process, and the functions that use it, at endpoints: clients that are made from now on go there. */
export const pointSdkAt = (endpoints: Endpoints): void => {
  Object.assign(process.env, sdkAt(endpoints));
};
