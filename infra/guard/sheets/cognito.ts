import { type Finding, finding } from "../finding.ts";
import { at, isTrue } from "../template/loose.ts";
import type { Resource } from "../template/model.ts";
import { any, only, type Sheet } from "./sheet.ts";

/** A pool that lets people in would be one more store of user information, without a period. */
const closed = (pool: Resource): readonly Finding[] =>
  isTrue(at(pool.properties, "AdminCreateUserConfig.AllowAdminCreateUserOnly"))
    ? []
    : [
        finding(
          pool,
          "AdminCreateUserConfig.AllowAdminCreateUserOnly",
          "DA-2.user",
          "people could sign up, and would be kept for ever",
        ),
      ];

const pool: Sheet = {
  type: "AWS::Cognito::UserPool",
  holds: false,
  rules: {
    ...any(
      "AccountRecoverySetting",
      "AdminCreateUserConfig",
      "AutoVerifiedAttributes",
      "DeletionProtection",
      "EmailVerificationMessage",
      "EmailVerificationSubject",
      "EnabledMfas",
      "MfaConfiguration",
      "Policies",
      "SmsVerificationMessage",
      "UserPoolName",
      "UserPoolTags",
      "UserPoolTier",
      "UsernameConfiguration",
      "VerificationMessageTemplate",
    ),
    "UserPoolAddOns.AdvancedSecurityMode": only(
      ["OFF"],
      "DA-2.user",
      "keeps who signed in, and from where",
    ),
  },
  also: closed,
};

const client: Sheet = {
  type: "AWS::Cognito::UserPoolClient",
  holds: false,
  rules: {
    ...any(
      "AccessTokenValidity",
      "AllowedOAuthFlowsUserPoolClient",
      "AllowedOAuthScopes",
      "CallbackURLs", // where people come back to; tokens are fetched, never sent there
      "ClientName",
      "EnableTokenRevocation",
      "ExplicitAuthFlows",
      "GenerateSecret",
      "IdTokenValidity",
      "LogoutURLs",
      "PreventUserExistenceErrors",
      "RefreshTokenValidity",
      "SupportedIdentityProviders",
      "TokenValidityUnits",
      "UserPoolId",
    ),
    AllowedOAuthFlows: only(
      [["client_credentials"], ["code"]],
      "DA-2.user",
      "is for machines, or for staff who exchange a code: a token in an address is kept by whoever sees it",
    ),
  },
};

export const cognito = [pool, client] as const;
