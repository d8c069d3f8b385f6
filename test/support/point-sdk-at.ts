export type Endpoints = { readonly aws: string; readonly dynamodb: string };

const quiet = { POWERTOOLS_LOG_LEVEL: "SILENT", POWERTOOLS_METRICS_DISABLED: "true" };
const loud = { POWERTOOLS_LOG_LEVEL: "DEBUG", POWERTOOLS_METRICS_DISABLED: "false" };

/** The environment that points an SDK at endpoints. */
export const sdkAt = ({ aws, dynamodb }: Endpoints) => ({
  AWS_ENDPOINT_URL: aws,
  AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
  AWS_ACCESS_KEY_ID: "test",
  AWS_SECRET_ACCESS_KEY: "test",
  AWS_REGION: "eu-central-1",
  ...quiet,
});

/** Points the SDK of this process, and the functions that use it, at endpoints: clients that are made from now on go there. */
export const pointSdkAt = (endpoints: Endpoints): void => {
  Object.assign(process.env, sdkAt(endpoints));
};

/** Lets functions log and measure all they can, or nothing as else: those whose loggers are made from now on. */
export const letFunctionsSpeak = (aloud: boolean): void => {
  Object.assign(process.env, aloud ? loud : quiet);
};
