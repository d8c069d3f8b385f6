export type Endpoints = { readonly aws: string; readonly dynamodb: string };

/** Points the SDK of this process, and the functions that use it, at endpoints: clients that are made from now on go there. */
export const pointSdkAt = ({ aws, dynamodb }: Endpoints): void => {
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: aws,
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_REGION: "eu-central-1",
    POWERTOOLS_LOG_LEVEL: "SILENT",
    POWERTOOLS_METRICS_DISABLED: "true",
  });
};
