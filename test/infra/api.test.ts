import { Match } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import { listOf, synthesise } from "./synthesised.ts";

const [O, A] = ["chat-retention/operator", "chat-retention/app"];
const app = "/v1/apps/{appId}";
const user = `${app}/users/{userId}`;
const messages = `${app}/conversations/{conversationId}/messages`;
const dsr = "{subject_request_id}";

/** Who may call what; nobody else, and nothing else. */
const access: Readonly<Record<string, readonly (string | undefined)[]>> = {
  "POST /v1/apps": [O],
  "GET /v1/apps": [O],
  [`GET ${app}`]: [O, A],
  [`POST ${app}/termination`]: [O, A],
  [`DELETE ${app}/termination`]: [O, A],
  [`GET ${app}/erasures`]: [O, A],
  [`GET ${app}/holdings`]: [O, A],
  [`PATCH ${app}/erasures/{kind}`]: [O],
  [`POST ${app}/holds`]: [O],
  [`GET ${app}/holds`]: [O],
  [`DELETE ${app}/holds/{holdId}`]: [O],
  [`POST ${app}/holds/{holdId}/agreement`]: [O],
  [`GET ${app}/configuration`]: [O, A],
  [`PUT ${app}/configuration`]: [O, A],
  [`PATCH ${app}/configuration`]: [O, A],
  [`PUT ${user}`]: [A],
  [`GET ${user}`]: [A],
  [`DELETE ${user}`]: [A],
  [`POST ${app}/messages`]: [A],
  [`GET ${messages}`]: [A],
  [`DELETE ${messages}/{messageId}`]: [A],
  [`POST ${app}/media`]: [A],
  [`POST ${app}/log-data`]: [A],
  [`GET ${app}/log-data`]: [A],
  [`POST ${app}/monitoring-data`]: [A],
  [`GET ${app}/monitoring-data`]: [A],
  [`POST ${app}/deletion-requests`]: [O, A],
  [`POST ${app}/access-requests`]: [A],
  [`GET ${app}/access-requests`]: [A],
  [`GET ${app}/access-requests/{requestId}`]: [A],
  [`POST ${app}/deletion-requests/preview`]: [O, A],
  [`PATCH ${app}/deletion-requests/{requestId}`]: [O, A],
  [`GET ${app}/deletion-requests`]: [O, A],
  [`GET ${app}/deletion-requests/{requestId}`]: [O, A],
  [`DELETE ${app}/deletion-requests/{requestId}`]: [O, A],
  [`GET ${app}/deletion-requests/{requestId}/subject`]: [O],
  ...Object.fromEntries(
    ["/v2/requests", "/v1/opengdpr_requests", "/opengdpr_requests"].flatMap((root) => [
      [`POST ${root}`, [A]],
      [`ANY ${root}`, []],
      [`GET ${root}/${dsr}`, [A]],
      [`DELETE ${root}/${dsr}`, [A]],
      [`ANY ${root}/${dsr}`, []],
    ]),
  ),
  [`GET /v2/status/${dsr}`]: [A],
  [`ANY /v2/status/${dsr}`]: [],
  "GET /v2/discovery": [],
  "GET /v1/discovery": [],
  "GET /v2/cert.pem": [],
  "POST /v1/webhooks/tencent": [],
  "GET /v1/policy": [],
  "GET /v1/openapi.json": [],
  "GET /v1/docs": [],
  [`GET ${app}/receipts`]: [O, A],
  "GET /v1/receipts": [O],
  "GET /v1/receipt-chains/{chain}/head": [],
  "GET /v1/receipt-key": [],
  "GET /console": [],
  "GET /console/{proxy+}": [],
};

describe("the API", () => {
  it("has exactly the documented routes, each with its scopes", () => {
    const routes = synthesise().all("AWS::ApiGatewayV2::Route");
    const found = routes.map(({ properties }) => [
      properties.RouteKey,
      listOf(properties.AuthorizationScopes),
    ]);
    expect(Object.fromEntries(found)).toEqual(access);
  });

  it("asks for a token everywhere but where Tencent calls, and where anybody may read the policy and the description of the API, check receipts or see how we speak OpenDSR", () => {
    const open = synthesise()
      .all("AWS::ApiGatewayV2::Route")
      .filter(({ properties }) => properties.AuthorizationType !== ("JWT" as unknown));
    const routes = open.map(({ properties }) => String(properties.RouteKey));
    expect(routes.filter((route) => !route.startsWith("ANY ")).sort()).toEqual([
      "GET /console",
      "GET /console/{proxy+}",
      "GET /v1/discovery",
      "GET /v1/docs",
      "GET /v1/openapi.json",
      "GET /v1/policy",
      "GET /v1/receipt-chains/{chain}/head",
      "GET /v1/receipt-key",
      "GET /v2/cert.pem",
      "GET /v2/discovery",
      "POST /v1/webhooks/tencent",
    ]);
  });
});

describe("what passes through", () => {
  it("DA-5.opt-out: is seen by no access log and no trace", () => {
    const { template } = synthesise();
    template.allResourcesProperties("AWS::ApiGatewayV2::Stage", {
      AccessLogSettings: Match.absent(),
    });
    template.allResourcesProperties("AWS::Lambda::Function", { TracingConfig: Match.absent() });
  });
});

describe("the issuer of tokens", () => {
  const clientsOf = ({ all }: ReturnType<typeof synthesise>) =>
    all("AWS::Cognito::UserPoolClient").map(({ properties }) => properties);

  it("is the stack's own Cognito pool by default: machines by their secret, people by a code", () => {
    const made = synthesise({ appClients: "first-app,second-app" });
    const clients = clientsOf(made);
    const machines = clients.filter(({ GenerateSecret }) => GenerateSecret);
    expect(machines.map(({ AllowedOAuthFlows }) => AllowedOAuthFlows)).toEqual(
      Array(3).fill(["client_credentials"]),
    );
    expect(clients).toHaveLength(4);
    made.template.hasResourceProperties("AWS::ApiGatewayV2::Authorizer", {
      JwtConfiguration: {
        Audience: Array(4).fill(Match.anyValue()),
        Issuer: { "Fn::GetAtt": [Match.stringLikeRegexp("Pool"), "ProviderURL"] },
      },
    });
  });

  it("gives the console no more than the operator's scope, and a token to nobody but its own address", () => {
    synthesise().template.hasResourceProperties("AWS::Cognito::UserPoolClient", {
      GenerateSecret: false,
      AllowedOAuthFlows: ["code"],
      AllowedOAuthScopes: ["openid", { "Fn::Join": ["", [Match.anyValue(), "/operator"]] }],
      CallbackURLs: [{ "Fn::Join": ["", [Match.anyValue(), "/console"]] }],
    });
  });

  it("lets nobody sign up, and nobody in without a second factor", () => {
    synthesise().template.hasResourceProperties("AWS::Cognito::UserPool", {
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: "admin_only", Priority: 1 }] },
      MfaConfiguration: "ON",
      EnabledMfas: ["SOFTWARE_TOKEN_MFA"],
    });
  });

  it("may be one of the operator's own; then there is no pool", () => {
    const own = { issuer: "https://login.example.org/a", audience: "a,b", consoleClient: "people" };
    const { template } = synthesise(own);
    template.hasResourceProperties("AWS::ApiGatewayV2::Authorizer", {
      JwtConfiguration: { Audience: ["a", "b"], Issuer: own.issuer },
    });
    template.hasResourceProperties("AWS::Lambda::Function", {
      Environment: {
        Variables: Match.objectLike({
          ISSUER: own.issuer,
          CONSOLE_CLIENT: "people",
          CONSOLE_ORIGINS: "https://login.example.org",
        }),
      },
    });
    template.resourceCountIs("AWS::Cognito::UserPool", 0);
  });

  it("must say whom its tokens are for", () => {
    expect(() => synthesise({ issuer: "https://login.example.org" })).toThrow(/audience/);
  });
});

describe("a deployment", () => {
  it("is refused if it is unclear whether data outlive the stack", () => {
    expect(() => synthesise({ removal: "maybe" })).toThrow(/"maybe"/);
  });
});
