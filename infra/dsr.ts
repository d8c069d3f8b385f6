import { Aws, type RemovalPolicy } from "aws-cdk-lib";
import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import { Key, KeySpec, KeyUsage } from "aws-cdk-lib/aws-kms";
import type { Construct } from "constructs";
import type { Settings } from "./settings.ts";

/** What we speak with under OpenDSR: the key that signs, the domain, and a CA's certificate if the operator has one. */
export type Dsr = { readonly key: Key; readonly domain: string; readonly certificate: string };

/** RSA, PKCS #1 v1.5, SHA-256: the standard names no algorithm, and this is what most of its clients verify. */
const signingKey = (scope: Construct, removalPolicy: RemovalPolicy): Key =>
  new Key(scope, "DsrKey", {
    description: "chat-retention: signs what is said about deletion requests",
    keySpec: KeySpec.RSA_2048,
    keyUsage: KeyUsage.SIGN_VERIFY,
    removalPolicy,
  });

/** Without a domain of the operator's own it is the API's. */
export const dsrOf = (
  scope: Construct,
  api: HttpApi,
  { dsrDomain, dsrCertificate = "", removal }: Settings,
): Dsr => ({
  key: signingKey(scope, removal),
  domain: dsrDomain ?? `${api.apiId}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}`,
  certificate: dsrCertificate,
});
