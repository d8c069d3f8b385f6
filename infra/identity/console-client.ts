import { Duration } from "aws-cdk-lib";
import { CfnManagedLoginBranding, OAuthScope, type UserPool } from "aws-cdk-lib/aws-cognito";

/** How long a person stays signed in without proving again who they are. */
const tokens = {
  accessTokenValidity: Duration.hours(1),
  idTokenValidity: Duration.hours(1),
  refreshTokenValidity: Duration.hours(8),
} as const;

/**
 * The console's client: it has no secret, since a browser keeps none, and so exchanges a code with PKCE (RFC 7636).
 * Answers its id.
 */
export const consoleClient = (users: UserPool, scope: OAuthScope, url: string): string => {
  const client = users.addClient("Console", {
    generateSecret: false,
    preventUserExistenceErrors: true,
    ...tokens,
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [OAuthScope.OPENID, scope],
      callbackUrls: [url],
      logoutUrls: [url],
    },
  });
  new CfnManagedLoginBranding(client, "Branding", {
    userPoolId: users.userPoolId,
    clientId: client.userPoolClientId,
    useCognitoProvidedValues: true,
  });
  return client.userPoolClientId;
};
