/**
 * How many requests a second the front door lets in, for all callers together: what a flood can cost has a bound, and
 * nobody's flood takes more of the functions than this. Twice as many may come at once.
 */
import type { CfnRoute, CfnStage, HttpApi, HttpRoute } from "aws-cdk-lib/aws-apigatewayv2";
import type { ActionFunction } from "./action-function.ts";

export type Rates = {
  /** Each route that takes a token. */
  readonly api: number;
  /** The webhook: open, and all of an app's traffic may come that way. */
  readonly webhook: number;
  /** Each other open route: KMS signs what most of them answer, refusals too. */
  readonly open: number;
  /** Each route of files that are the same for all: the console asks for seven of them at once. */
  readonly files: number;
};

export const usualRates: Rates = { api: 1_000, webhook: 500, open: 5, files: 100 };

/** A route of the API, by its key, and the action behind it. */
export type Opened = {
  readonly key: string;
  readonly route: HttpRoute;
  readonly action: ActionFunction;
};

const burst = 2;

const openFiles = ["/v1/policy", "/v1/openapi.json", "/v1/docs", "/console"];

/** In the words of CloudFormation, which takes routes' own settings as they are. */
const limitOf = (rate: number) => ({
  ThrottlingRateLimit: rate,
  ThrottlingBurstLimit: burst * rate,
});

/** What is made at deployment and served as it is, to everybody. */
const isFile = (key: string): boolean =>
  openFiles.some((path) => key === `GET ${path}` || key.startsWith(`GET ${path}/`));

const rateOf = (key: string, { webhook, open, files }: Rates): number => {
  if (key.includes("/webhooks/")) return webhook;
  return isFile(key) ? files : open;
};

const isOpen = ({ action: { action } }: Opened): boolean =>
  action.trigger.kind === "api" && action.trigger.scopes.length === 0;

/** Sets the limits of the API's stage: it is changed after the routes that it names are there. */
export const throttle = (api: HttpApi, routes: readonly Opened[], rates: Rates): void => {
  const stage = api.defaultStage?.node.defaultChild as CfnStage;
  const open = routes.filter(isOpen);
  stage.defaultRouteSettings = {
    throttlingRateLimit: rates.api,
    throttlingBurstLimit: burst * rates.api,
  };
  stage.routeSettings = Object.fromEntries(
    open.map(({ key }) => [key, limitOf(rateOf(key, rates))]),
  );
  for (const { route } of open) stage.addResourceDependency(route.node.defaultChild as CfnRoute);
};
