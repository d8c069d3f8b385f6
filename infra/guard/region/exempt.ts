import { variables } from "../../../functions/policy/names.ts";

type Exemption = { readonly type: string; readonly path: RegExp; readonly reason: string };

/** Where an address outside of the region may stand, each with the reason. */
export const exempt: readonly Exemption[] = [
  {
    type: "AWS::ApiGatewayV2::Authorizer",
    path: /^JwtConfiguration\.Issuer$/,
    reason: "the issuer's public keys are read; nothing is sent to it",
  },
  {
    type: "AWS::Lambda::Function",
    path: new RegExp(`^Environment\\.Variables\\.${variables.trustedOrigins}$`),
    reason: "an app's own callback, which the register names as its recipient",
  },
  {
    type: "AWS::Lambda::Function",
    path: new RegExp(
      `^Environment\\.Variables\\.(${variables.issuer}|${variables.consoleOrigins})$`,
    ),
    reason:
      "where the operator's staff sign in: their browser is told of it, the function asks nobody",
  },
  {
    type: "AWS::Lambda::Function",
    path: /^(Description|Code\.ZipFile|Code\.S3Bucket|Code\.S3Key)$/,
    reason: "code, and words about it; the CDK's own bucket of this region",
  },
  {
    type: "AWS::SNS::Subscription",
    path: /^Endpoint$/,
    reason: "an alarm goes to where its reader is, and names no app",
  },
];
