/** What a flood from outside can take: so many requests a second, and fewer where nobody has to show a token. */
import { describe, expect, it } from "vitest";
import { dearRoutes, rates } from "../../functions/policy/budgets.ts";
import { seconds } from "../../functions/policy/duration.ts";
import { operational } from "../../functions/policy/periods.ts";
import { pascal } from "../../infra/pascal.ts";
import { allRoutes } from "../support/routes.ts";
import { listOf, synthesise } from "./synthesised.ts";

const stageOf = (context: Readonly<Record<string, string>> = {}) => {
  const [stage] = Object.values(
    synthesise(context).template.findResources("AWS::ApiGatewayV2::Stage"),
  );
  if (stage === undefined) throw new Error("There is no stage");
  return stage;
};

const limited = (rate: number) => ({ ThrottlingRateLimit: rate, ThrottlingBurstLimit: 2 * rate });
const open = allRoutes.filter(({ scopes }) => scopes.length === 0).map(({ key }) => key);
const webhook = "POST /v1/webhooks/tencent";
const files = [
  ...["GET /v1/policy", "GET /v1/openapi.json", "GET /v1/docs"],
  ...["GET /console", "GET /console/{proxy+}"],
];

describe("the front door", () => {
  it("lets in a bounded number of requests, over all routes", () => {
    expect(stageOf().Properties.DefaultRouteSettings).toEqual(limited(1_000));
  });

  it("lets in few on each route that needs no token: KMS signs what most of them answer", () => {
    const { RouteSettings } = stageOf().Properties;
    expect(Object.keys(RouteSettings).sort()).toEqual([...open].sort());
    for (const key of open.filter((one) => one !== webhook && !files.includes(one))) {
      expect(RouteSettings[key], key).toEqual(limited(5));
    }
    expect(RouteSettings[webhook]).toEqual(limited(500));
  });

  it("has rates of their own for files, of which the console asks for several at once", () => {
    const { RouteSettings } = stageOf().Properties;
    for (const key of files) expect(RouteSettings[key], key).toEqual(limited(100));
    const { all } = synthesise();
    const signing = all("AWS::IAM::Policy")
      .filter(({ properties }) => JSON.stringify(properties.PolicyDocument).includes("kms:Sign"))
      .map(({ path }) => path);
    for (const { action } of allRoutes.filter(({ key }) => files.includes(key))) {
      expect(
        signing.some((path) => path.startsWith(`${pascal(action)}/`)),
        action,
      ).toBe(false);
    }
  });

  it("lets all apps together in on a dear route as often as on any: what one may take of it is its own rate", () => {
    const { DefaultRouteSettings, RouteSettings } = stageOf().Properties;
    const inAMinute = DefaultRouteSettings.ThrottlingRateLimit * seconds(operational.rateWindow);
    for (const [key, rate] of Object.entries(dearRoutes)) {
      expect(RouteSettings[key], key).toBeUndefined();
      expect(inAMinute / rates[rate], key).toBeGreaterThanOrEqual(500);
    }
  });
});

describe("the limits of the front door", () => {
  it("are set after the routes that they name are there", () => {
    const { all, template } = synthesise();
    const ids = all("AWS::ApiGatewayV2::Route")
      .filter(({ properties }) => open.includes(String(properties.RouteKey)))
      .map(({ id }) => id);
    const [stage] = Object.values(template.findResources("AWS::ApiGatewayV2::Stage"));
    expect(stage?.DependsOn).toEqual(expect.arrayContaining(ids));
  });

  it("are others if the context says so, and no nonsense", () => {
    const { DefaultRouteSettings, RouteSettings } = stageOf({
      ...{ apiRate: "10", webhookRate: "20", openRate: "1", fileRate: "3" },
    }).Properties;
    expect(DefaultRouteSettings).toEqual(limited(10));
    expect(RouteSettings[webhook]).toEqual(limited(20));
    expect(RouteSettings["GET /v2/discovery"]).toEqual(limited(1));
    expect(RouteSettings["GET /console"]).toEqual(limited(3));
    for (const apiRate of ["0", "1.5", "10001", "many", ""]) {
      expect(() => synthesise({ apiRate }), apiRate).toThrow(/apiRate/);
    }
  });
});

describe("the workers of a queue", () => {
  it("are as many as the context says, so that a small account keeps room for the API", () => {
    const mappings = synthesise({ workers: "2" }).all("AWS::Lambda::EventSourceMapping");
    for (const { properties } of mappings) {
      expect(listOf(properties.ScalingConfig)).toEqual([2]);
    }
    for (const workers of ["1", "1001", "x"]) {
      expect(() => synthesise({ workers })).toThrow(/workers/);
    }
  });
});
