/** The description of the API for those who write other languages than ours, and have never heard of the service. */
import { describe, expect, it } from "vitest";
import { openApi } from "../../api/document.ts";

type Json = Record<string, unknown>;
const document = JSON.parse(JSON.stringify(openApi()));

const operations = Object.entries<Record<string, Json>>(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods)
    .filter(([, { operationId }]) => operationId !== undefined)
    .map(([method, operation]) => ({ route: `${method.toUpperCase()} ${path}`, operation })),
);

const valuesOf = (value: unknown, name: string): unknown[] =>
  typeof value !== "object" || value === null
    ? []
    : Object.entries(value).flatMap(([key, inner]) => [
        ...(key === name ? [inner] : []),
        ...valuesOf(inner, name),
      ]);

/** What Python, Java, Go or .NET would not compile, or would read as something else. */
const foreign = /\\[upPkKxQ](?!x?[0-9a-f]{2})|\\u|\(\?(?!:)|[*+?}]\+|\\[1-9]/;

describe("the description of the API", () => {
  it("has patterns that every language takes", () => {
    const patterns = new Set(
      valuesOf(document, "pattern").filter((one) => typeof one === "string"),
    );
    expect(patterns.size).toBeGreaterThan(5);
    for (const pattern of patterns) expect(pattern).not.toMatch(foreign);
  });

  it.each([
    ["\\p{Surrogate}", true],
    ["[^\\u0000]", true],
    ["(?=a)b", true],
    ["(?<name>a)", true],
    ["a++", true],
    ["^[^\\x00-\\x1f/?]*$", false],
    ["^(?:a|b)+$", false],
  ])("would find %s: %s", (pattern, isForeign) => {
    expect(foreign.test(pattern)).toBe(isForeign);
  });

  it.each(operations)("says of $route what it is for, in a whole sentence", ({ operation }) => {
    expect(operation.summary).toMatch(/^[A-Z].+[^.]$/);
    expect(operation.description).toMatch(/^[`A-Z][\s\S]+\.$/);
  });

  it.each(operations)("says of each parameter of $route what it is", ({ operation }) => {
    for (const { name, description } of (operation.parameters ?? []) as Json[]) {
      expect(description, String(name)).toMatch(/\w/);
    }
  });

  it.each(operations)(
    "says of $route what a call hears that comes at a bad time",
    ({ operation }) => {
      expect(Object.keys(operation.responses as Json)).toEqual(
        expect.arrayContaining(["429", "503"]),
      );
    },
  );

  it("gives an example of every refusal", () => {
    for (const [name, { content }] of Object.entries<Json>(document.components.responses)) {
      for (const media of Object.values(content as Record<string, Json>)) {
        expect(media.example ?? media.examples, name).toBeDefined();
      }
    }
  });

  it("says how to get a token", () => {
    expect(document.components.securitySchemes.token.description).toContain(
      "grant_type=client_credentials",
    );
  });
});
