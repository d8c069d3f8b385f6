import { expect, it } from "vitest";
import { routeScopes, scopesOf } from "../../functions/policy/rights.ts";

it("PP-4.configuration: a route is open to the scopes that the table names, and one that is not in it to none", () => {
  expect(scopesOf("POST /v1/apps/{appId}/holds")).toEqual(["operator"]);
  expect(scopesOf("POST /v1/apps/{appId}/messages")).toEqual(["app"]);
  expect(scopesOf("PATCH /v1/apps/{appId}/configuration")).toEqual(["operator", "app"]);
  expect(scopesOf("POST /v1/elsewhere")).toEqual([]);
  for (const [route, scopes] of Object.entries(routeScopes)) expect(scopesOf(route)).toBe(scopes);
});
