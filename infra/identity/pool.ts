import { Aws, RemovalPolicy, Stack } from "aws-cdk-lib";
import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import {
  AccountRecovery,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  UserPool,
  type UserPoolResourceServer,
} from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";
import { scopes } from "../../functions/policy/names.ts";
import { accept } from "../accept.ts";
import { pascal } from "../pascal.ts";
import type { Settings } from "../settings.ts";
import { consoleClient } from "./console-client.ts";
import type { Identity } from "./identity.ts";

/**
 * The operator's own staff, who sign in at the console, each by a name that an administrator gave them and with a second
 * factor; nothing else is known of them. Whoever lost it asks the administrator.
 */
const poolOf = (parent: Construct): UserPool => {
  const users = new UserPool(parent, "Pool", {
    selfSignUpEnabled: false,
    signInAliases: { username: true },
    signInCaseSensitive: false,
    accountRecovery: AccountRecovery.NONE,
    mfa: Mfa.REQUIRED,
    mfaSecondFactor: { otp: true, sms: false },
    passwordPolicy: {
      minLength: 14,
      requireLowercase: true,
      requireUppercase: true,
      requireDigits: true,
      requireSymbols: true,
    },
    removalPolicy: RemovalPolicy.DESTROY, // staff are named again, clients made again
  });
  return accept(users, {
    COG8: "threat protection keeps who signed in from where (DA-2.user), and the plan costs by the client",
  });
};

/** A pool for machines, which exchange their client's secret for a token, and for people at the console. */
export const pool = (
  scope: Construct,
  { appClients, audience }: Pick<Settings, "appClients" | "audience">,
  api: HttpApi,
): Identity => {
  const parent = new Construct(scope, "Identity");
  const users = poolOf(parent);
  const server = users.addResourceServer("Api", {
    identifier: scopes.operator.slice(0, scopes.operator.indexOf("/")),
    scopes: Object.values(offered),
  });
  const domain = users.addDomain("Domain", {
    // one name space per region: the account keeps ours apart from others'
    cognitoDomain: { domainPrefix: `${Stack.of(scope).stackName}-${Aws.ACCOUNT_ID}` },
    managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
  });
  const clients = {
    OperatorClientId: client(users, server, "Operator", "operator"),
    ...Object.fromEntries(
      appClients.map((name) => {
        const id = `${pascal(name)}Client`;
        return [`${id}Id`, client(users, server, id, "app")];
      }),
    ),
  };
  const scoped = OAuthScope.resourceServer(server, offered.operator);
  const people = consoleClient(users, scoped, `${api.apiEndpoint}/console`);
  return {
    issuer: users.userPoolProviderUrl,
    audience: [...Object.values(clients), people, ...audience],
    people: { clientId: people, origins: [cognito(), domain.baseUrl()] },
    outputs: {
      UserPoolId: users.userPoolId,
      TokenUrl: `${domain.baseUrl()}/oauth2/token`,
      ConsoleClientId: people,
      ...clients,
    },
  };
};

/** Where a pool says what it is. */
const cognito = (): string => `https://cognito-idp.${Aws.REGION}.${Aws.URL_SUFFIX}`;

const nameOf = (scope: string): string => scope.slice(scope.indexOf("/") + 1);

const offered = {
  operator: new ResourceServerScope({
    scopeName: nameOf(scopes.operator),
    scopeDescription: "Every app, except what its users wrote",
  }),
  app: new ResourceServerScope({
    scopeName: nameOf(scopes.app),
    scopeDescription: "Everything of the client's own app",
  }),
};

/** A machine client with one scope, and its id. */
const client = (
  users: UserPool,
  server: UserPoolResourceServer,
  id: string,
  scope: keyof typeof offered,
): string =>
  users.addClient(id, {
    generateSecret: true,
    oAuth: {
      flows: { clientCredentials: true },
      scopes: [OAuthScope.resourceServer(server, offered[scope])],
    },
  }).userPoolClientId;
