import type { Environment } from "aws-cdk-lib";

/** The account and region that the CDK command line works with; the only place here that reads the environment. */
export const environment = (): Environment => {
  // biome-ignore lint/style/noProcessEnv: this is how the CDK hands them over
  const { CDK_DEFAULT_ACCOUNT: account, CDK_DEFAULT_REGION: region } = process.env;
  return {
    ...(account === undefined ? {} : { account }),
    ...(region === undefined ? {} : { region }),
  };
};
