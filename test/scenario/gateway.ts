/** The deployed API as a stranger meets it: the gateway's part of who may come in, over HTTP. */
import { beforeAll, describe, expect, test } from "vitest";
import { scopes } from "../../functions/policy/names.ts";
import { actionNames, actions } from "../../infra/actions.ts";
import { region, type System } from "../../local/system.ts";

const registration = (appId: string) => ({
  appId,
  uin: `uin-${appId}`,
  region,
  clientIds: [appId],
  consent: { version: "1", statedAt: "2026-01-01T00:00:00Z", reference: "terms" },
  minimumAges: { default: 13 },
});

type Route = { readonly method: string; readonly path: string; readonly scopes: readonly string[] };

const routes: Route[] = actionNames.flatMap((name) => {
  const { trigger } = actions[name];
  if (trigger.kind !== "api") return [];
  return trigger.routes.map((route) => {
    const [method = "", path = ""] = route.split(" ");
    return { method, path, scopes: trigger.scopes.map((scope) => scopes[scope]) };
  });
});
const guarded = routes.filter((route) => route.scopes.length > 0);

/** Tests the gateway of a deployed system. */
export const testGateway = (system: () => System): void => {
  let own: string;

  beforeAll(async () => {
    const operator = system().api(await system().issuer.token("operator", [scopes.operator]));
    for (const appId of ["mine", "theirs"]) {
      await operator.call({ method: "POST", path: "/v1/apps", body: registration(appId) });
    }
    own = await system().issuer.token("mine", [scopes.app]);
  });

  const ask = async (route: Route, token: string | undefined, app = "theirs") => {
    const path = route.path.replace("{appId}", app).replace(/\{\w+\}/g, "x");
    const response = await fetch(`${system().apiUrl}${path}`, {
      method: route.method,
      headers: {
        "content-type": "application/json",
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(route.method === "GET" || route.method === "DELETE" ? {} : { body: "{}" }),
    });
    return { status: response.status, text: await response.text() };
  };

  const unsigned = () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const exp = Math.floor(Date.now() / 1000) + 3600;
    const claims = {
      iss: system().issuer.url,
      aud: "chat-retention",
      exp,
      client_id: "mine",
      scope: scopes.app,
    };
    return `${part({ alg: "none", typ: "JWT" })}.${part(claims)}.`;
  };

  const mint = (claims: object) =>
    system().issuer.mint({ clientId: "mine", scopes: Object.values(scopes), ...claims });

  describe.each(guarded)("$method $path", (route) => {
    test("lets nobody in without a good token", async () => {
      const bad = {
        none: undefined,
        expired: await mint({ expiresIn: -3600 }),
        "another audience": await mint({ audience: "somebody-else" }),
        "another issuer": await mint({ issuer: "http://127.0.0.1:1" }),
        unsigned: unsigned(),
        garbage: "x.y.z",
      };
      for (const [name, token] of Object.entries(bad)) {
        const { status, text } = await ask(route, token);
        expect({ name, status }).toEqual({ name, status: 401 });
        expect(text).not.toContain("theirs");
      }
    });

    test("lets nobody in whose scope is too weak", async () => {
      const weak = Object.values(scopes).filter((scope) => !route.scopes.includes(scope));
      const token = await mint({ scopes: weak.length === 0 ? ["openid"] : weak });
      expect((await ask(route, token)).status).toBe(403);
    });
  });

  describe("bad input over HTTP", () => {
    const post = (body: string | Uint8Array) =>
      fetch(`${system().apiUrl}/v1/apps/mine/messages`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${own}` },
        body,
      });

    test("a body of 10 MB is refused as too large", async () => {
      const response = await post(JSON.stringify({ messages: "x".repeat(10_000_000) }));
      expect(response.status).toBe(413);
    });

    test("a body that is not UTF-8 is refused as no JSON", async () => {
      const broken = Buffer.concat([
        Buffer.from('{"messages":"'),
        Buffer.from([0xff, 0xfe]),
        Buffer.from('"}'),
      ]);
      const response = await post(broken);
      expect(response.status).toBe(400);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
      expect(await response.json()).toMatchObject({
        type: "urn:chat-retention:problem:invalid-json",
      });
    });

    test("another app's token is told the same of an app that exists and of one that does not", async () => {
      const answers = await Promise.all(
        ["theirs", "nobody"].map(async (app) => {
          const response = await fetch(`${system().apiUrl}/v1/apps/${app}`, {
            headers: { authorization: `Bearer ${own}` },
          });
          return { status: response.status, body: await response.json() };
        }),
      );
      expect(answers[0]).toMatchObject({ status: 403 });
      expect(answers[0]).toEqual(answers[1]);
    });
  });

  test("DA-3/4: the register names its region and sub-processors to everyone", async () => {
    const register = (await (await fetch(`${system().apiUrl}/v1/policy`)).json()) as Record<
      string,
      unknown
    >;
    expect(register).toMatchObject({
      region,
      subProcessors: expect.arrayContaining(["Amazon Web Services"]),
    });
  });
};
