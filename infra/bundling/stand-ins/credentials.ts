import { fromEnv } from "@aws-sdk/credential-provider-env";

/** Lambda gives a function its role's credentials in the environment: files, SSO and STS are never asked. */
export const defaultProvider = fromEnv;
