import { Aws, RemovalPolicy, Stack } from "aws-cdk-lib";
import {
  OAuthScope,
  ResourceServerScope,
  UserPool,
  type UserPoolResourceServer,
} from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";
import { scopes } from "../functions/policy/names.ts";
import { accept } from "./accept.ts";
import { pascal } from "./pascal.ts";
import type { Settings } from "./settings.ts";

/** Who issues the tokens that the API accepts, for whom, and what tools should know about it. */
export type Identity = {
  readonly issuer: string;
  readonly audience: readonly string[];
  readonly outputs: Readonly<Record<string, string>>;
};

/** An issuer of the operator's own, or else a Cognito pool of machine clients. */
export const identityOf = (
  scope: Construct,
  { issuer, audience, appClients }: Settings,
): Identity =>
  issuer === undefined ? pool(scope, appClients, audience) : { issuer, audience, outputs: {} };

/** A pool without users: machines exchange their client's secret for a token. */
const pool = (
  scope: Construct,
  appClients: readonly string[],
  audience: readonly string[],
): Identity => {
  const parent = new Construct(scope, "Identity");
  const users = new UserPool(parent, "Pool", {
    selfSignUpEnabled: false,
    passwordPolicy: {
      minLength: 12,
      requireLowercase: true,
      requireUppercase: true,
      requireDigits: true,
      requireSymbols: true,
    },
    removalPolicy: RemovalPolicy.DESTROY, // nothing in it that the stack does not make again
  });
  accept(users, {
    COG2: "has no users who could sign in",
    COG8: "has no users to protect, and the plan costs by the client",
  });
  const server = users.addResourceServer("Api", {
    identifier: scopes.operator.slice(0, scopes.operator.indexOf("/")),
    scopes: Object.values(offered),
  });
  const domain = users.addDomain("Domain", {
    // one name space per region: the account keeps ours apart from others'
    cognitoDomain: { domainPrefix: `${Stack.of(scope).stackName}-${Aws.ACCOUNT_ID}` },
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
  return {
    issuer: users.userPoolProviderUrl,
    audience: [...Object.values(clients), ...audience],
    outputs: {
      UserPoolId: users.userPoolId,
      TokenUrl: `${domain.baseUrl()}/oauth2/token`,
      ...clients,
    },
  };
};

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
