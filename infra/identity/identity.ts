import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import type { Construct } from "constructs";
import type { Settings } from "../settings.ts";
import { pool } from "./pool.ts";

/** Who issues the tokens that the API accepts, for whom, and what tools should know about it. */
export type Identity = {
  readonly issuer: string;
  readonly audience: readonly string[];
  /** How people sign in at the console: its client, if there is one, and the origins that give it tokens. */
  readonly people: { readonly clientId: string; readonly origins: readonly string[] };
  readonly outputs: Readonly<Record<string, string>>;
};

/** An issuer of the operator's own, or else a Cognito pool. */
export const identityOf = (scope: Construct, settings: Settings, api: HttpApi): Identity => {
  const { issuer, audience, consoleClient } = settings;
  if (issuer === undefined) return pool(scope, settings, api);
  const people = { clientId: consoleClient, origins: [new URL(issuer).origin] };
  return { issuer, audience, people, outputs: {} };
};
