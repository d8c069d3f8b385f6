/** The description of the API is whole, valid, and the one that is served. */
import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { descriptions } from "../../api/descriptions.ts";
import { isRest, openApi, routes } from "../../api/document.ts";
import served from "../../functions/describe-api/openapi.json" with { type: "json" };

const document = JSON.parse(JSON.stringify(openApi()));

const operations = Object.entries<Record<string, { operationId?: string }>>(document.paths).flatMap(
  ([path, methods]) =>
    Object.entries(methods)
      .filter(([, { operationId }]) => operationId !== undefined)
      .map(([method, operation]) => ({ route: `${method.toUpperCase()} ${path}`, operation })),
);

describe("the description of the API", () => {
  it("is OpenAPI 3.1", async () => {
    expect(await new Validator().validate(structuredClone(document))).toEqual({ valid: true });
    expect(document.openapi).toMatch(/^3\.1\./);
  });

  it("is the one that is served; `npm run openapi` writes it", () => {
    expect(served).toEqual(document);
  });

  it("says of each route what it is, and of no other", () => {
    const known = routes.filter((route) => !isRest(route)).map(({ key }) => key);
    expect([...descriptions.keys()].sort()).toEqual([...known].sort());
    expect(operations.map(({ route }) => route).sort()).toEqual([...known].sort());
  });

  it("says of each route which scopes a token needs one of, or that nobody needs any", () => {
    for (const { key, scopes } of routes.filter((route) => !isRest(route))) {
      const [method = "", path = ""] = key.split(" ");
      const { security } = document.paths[path][method.toLowerCase()];
      expect(security, key).toEqual(scopes.map((scope) => ({ token: [scope] })));
    }
  });

  it("calls each operation by a name of its own", () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(
    [...descriptions].flatMap(([route, { description }]) =>
      description.body === undefined ? [] : [{ route, ...description, body: description.body }],
    ),
  )("gives an example of $route that its own schema takes", ({ body, example }) => {
    expect(z.safeParse(body, example).error).toBeUndefined();
  });
});
