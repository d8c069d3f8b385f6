/** What a flood from outside can take: so many requests a second, and fewer where nobody has to show a token. */
import { describe, expect, it } from "vitest";
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

describe("the front door", () => {
  it("lets in a bounded number of requests, over all routes", () => {
    expect(stageOf().Properties.DefaultRouteSettings).toEqual(limited(1_000));
  });

  it("lets in few on each route that needs no token: KMS signs what most of them answer", () => {
    const { RouteSettings } = stageOf().Properties;
    expect(Object.keys(RouteSettings).sort()).toEqual([...open].sort());
    for (const key of open) {
      expect(RouteSettings[key], key).toEqual(limited(key === webhook ? 500 : 5));
    }
  });

  it("is set after the routes that it names are there", () => {
    const { all, template } = synthesise();
    const ids = all("AWS::ApiGatewayV2::Route")
      .filter(({ properties }) => open.includes(String(properties.RouteKey)))
      .map(({ id }) => id);
    const [stage] = Object.values(template.findResources("AWS::ApiGatewayV2::Stage"));
    expect(stage?.DependsOn).toEqual(expect.arrayContaining(ids));
  });

  it("takes other rates from the context, and no nonsense", () => {
    const { DefaultRouteSettings, RouteSettings } = stageOf({
      ...{ apiRate: "10", webhookRate: "20", openRate: "1" },
    }).Properties;
    expect(DefaultRouteSettings).toEqual(limited(10));
    expect(RouteSettings[webhook]).toEqual(limited(20));
    expect(RouteSettings["GET /v2/discovery"]).toEqual(limited(1));
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
