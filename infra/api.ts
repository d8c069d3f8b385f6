import { HttpApi, HttpMethod } from "aws-cdk-lib/aws-apigatewayv2";
import { HttpJwtAuthorizer } from "aws-cdk-lib/aws-apigatewayv2-authorizers";
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { Construct } from "constructs";
import { scopes } from "../functions/policy/names.ts";
import { accept } from "./accept.ts";
import type { ActionFunction } from "./action-function.ts";
import { ByRole } from "./by-role.ts";
import type { Identity } from "./identity/identity.ts";
import { type Opened, type Rates, throttle } from "./throttles.ts";

/** The front door, still without routes. */
export const apiOf = (scope: Construct): HttpApi =>
  new HttpApi(scope, "Api", { description: "chat-retention" });

/** A route per method and path, each with the scopes of which a token needs one. */
export const openRoutes = (
  api: HttpApi,
  { issuer, audience }: Identity,
  functions: readonly ActionFunction[],
  rates: Rates,
): void => {
  const authorizer = new HttpJwtAuthorizer("Jwt", issuer, { jwtAudience: [...audience] });
  const role = new Role(api, "Caller", {
    assumedBy: new ServicePrincipal("apigateway.amazonaws.com"),
  });
  const opened = functions.flatMap((action) => addRoutes(api, authorizer, action, role));
  throttle(api, opened, rates);
  accept(api, {
    APIG1:
      "calls are recorded as log data; a second log would hold the paths of those who opted out (DA-5.opt-out)",
  });
};

const addRoutes = (
  api: HttpApi,
  jwt: HttpJwtAuthorizer,
  action: ActionFunction,
  role: Role,
): readonly Opened[] => {
  const { trigger } = action.action;
  if (trigger.kind !== "api") return [];
  const integration = new ByRole(action.node.id, action.function, role);
  const guard =
    trigger.scopes.length === 0
      ? {}
      : {
          authorizer: jwt,
          authorizationScopes: trigger.scopes.map((name) => scopes[name]),
        };
  const isOpen = trigger.scopes.length === 0;
  return trigger.routes.flatMap((key) =>
    api.addRoutes({ ...split(key), integration, ...guard }).map((route) => {
      if (isOpen) accept(route, { APIG4: "open to all: public, or signed by its sender" });
      return { key, route, action };
    }),
  );
};

const split = (route: string): { path: string; methods: HttpMethod[] } => {
  const [method = "", path = ""] = route.split(" ");
  return { path, methods: [HttpMethod[method as keyof typeof HttpMethod]] };
};
