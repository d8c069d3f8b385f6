import { type Finding, finding } from "../finding.ts";
import { at } from "../template/loose.ts";
import type { Model, Resource } from "../template/model.ts";
import { any, inside, only, type Sheet } from "./sheet.ts";

/** What an access log may say of a call: what log data is, by the policy, and nothing that names a person or a thing. */
const loggable = [
  "requestId",
  "extendedRequestId",
  "requestTime",
  "requestTimeEpoch",
  "httpMethod",
  "routeKey",
  "status",
  "protocol",
  "responseLength",
  "responseLatency",
  "integrationLatency",
  "integrationStatus",
  "identity.sourceIp",
  "error.responseType",
  "apiId",
  "stage",
];

const formatOf = (stage: Resource, { text }: Model): readonly Finding[] => {
  const property = "AccessLogSettings.Format";
  const format = text(at(stage.properties, property));
  const named = [...format.matchAll(/\$context\.([\w.]+)/g)].map(([, name = ""]) => name);
  return named
    .filter((name) => !loggable.includes(name))
    .map((name) =>
      finding(stage, property, "PP-4.log", `logs $context.${name}, which is no log data`),
    );
};

/** What the settings of one route may say: how much is let in, and whether it is counted apart. */
const settable = ["ThrottlingBurstLimit", "ThrottlingRateLimit", "DetailedMetricsEnabled"];

const ofRoutes = (stage: Resource): readonly Finding[] => {
  const routes = Object.entries(at(stage.properties, "RouteSettings") ?? {});
  const set = routes.flatMap(([key, of]) => Object.keys(of ?? {}).map((name) => ({ key, name })));
  return set
    .filter(({ name }) => !settable.includes(name))
    .map(({ key, name }) =>
      finding(stage, "RouteSettings", "DA-5.opt-out", `${key} has ${name}, which may log requests`),
    );
};

const stage: Sheet = {
  type: "AWS::ApiGatewayV2::Stage",
  holds: false,
  rules: {
    ...any(
      "AccessLogSettings.Format",
      "AccessPolicyId",
      "ApiId",
      "AutoDeploy",
      "DefaultRouteSettings.DetailedMetricsEnabled", // by route: routes name no app
      "DefaultRouteSettings.ThrottlingBurstLimit",
      "DefaultRouteSettings.ThrottlingRateLimit",
      "DeploymentId",
      "RouteSettings",
      "Description",
      "StageName",
      "StageVariables",
      "Tags",
    ),
    "AccessLogSettings.DestinationArn": inside(
      "PP-6.log",
      "an access log must have a bound that can be computed",
    ),
    "DefaultRouteSettings.DataTraceEnabled": only([false], "DA-5.opt-out", "logs whole requests"),
    "DefaultRouteSettings.LoggingLevel": only(["OFF"], "DA-5.opt-out", "logs requests"),
  },
  also: (resource, model) => [...formatOf(resource, model), ...ofRoutes(resource)],
};

const integration: Sheet = {
  type: "AWS::ApiGatewayV2::Integration",
  holds: false,
  rules: {
    ...any(
      "ApiId",
      "ConnectionType",
      "CredentialsArn", // the role is looked at with all others
      "Description",
      "IntegrationMethod",
      "IntegrationType",
      "PayloadFormatVersion",
      "TimeoutInMillis",
    ),
    IntegrationUri: inside("PP-3", "must hand requests to what this template bounds"),
  },
};

export const api = [stage, integration] as const;
