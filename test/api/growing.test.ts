/** What is answered may grow, and clients that were generated before go on; what is sent is as strict as it is read. */
import { describe, expect, it } from "vitest";
import { exact } from "../../api/portable/exact.ts";
import { growing } from "../../api/portable/growing.ts";
import { nullable } from "../../api/portable/nullable.ts";
import { isJson, reachable, walk } from "../../api/portable/walk.ts";
import document from "../../functions/describe-api/openapi.json" with { type: "json" };

type Json = Record<string, unknown>;
const { schemas } = document.components;
const operations = Object.values(document.paths).flatMap((one) =>
  Object.values(one as Json).filter(isJson),
);
const sent = reachable(
  operations.map(({ parameters, requestBody }) => ({ parameters, requestBody })),
  schemas,
);
const named = Object.entries<Json>(schemas).map(([name, schema]) => ({ name, schema }));
const answered = named.filter(({ name }) => !sent.has(name));

/** Every schema within one. */
const within = (schema: unknown): Json[] => {
  const found: Json[] = [];
  walk(schema, (one) => {
    found.push(one);
    return one;
  });
  return found;
};

describe("what is answered", () => {
  it("is most of what there is", () => {
    expect(answered.length).toBeGreaterThan(25);
  });

  it.each(answered)("names in $name no values that are all there ever will be", ({ schema }) => {
    for (const one of within(schema)) {
      const isFlag = typeof one.const === "boolean";
      expect(one.enum ?? (isFlag || one.const), JSON.stringify(one)).toBe(isFlag || undefined);
    }
  });

  it.each(answered)("closes no object of $name", ({ schema }) => {
    for (const one of within(schema)) expect(one.additionalProperties).not.toBe(false);
  });

  it("is one schema for a problem, whichever it is", () => {
    const text = JSON.stringify(document.components.responses);
    expect(text).not.toContain("allOf");
  });
});

describe("what is sent", () => {
  it.each(named.filter(({ name }) => sent.has(name)))(
    "has in $name only what is read",
    ({ schema }) => {
      expect(JSON.stringify(schema)).not.toContain("x-extensible-enum");
    },
  );
});

describe("a schema that may grow", () => {
  const shapes = [
    {
      type: "object",
      properties: { kind: { type: "string", const: "a" }, one: { type: "string" } },
      required: ["kind", "one"],
      additionalProperties: false,
    },
    {
      type: "object",
      properties: { kind: { type: "string", const: "b" } },
      required: ["kind"],
      additionalProperties: false,
    },
  ];

  it("is one object with the members of every shape, of which the common ones are always there", () => {
    const grown = walk({ oneOf: shapes }, growing) as Json;
    expect(grown).toMatchObject({ type: "object", required: ["kind"], additionalProperties: true });
    expect(Object.keys(grown.properties as Json)).toEqual(["kind", "one"]);
  });

  it("is exactly what it was for who asks for this release", () => {
    const was = {
      anyOf: shapes.map((one) =>
        walk(one, ({ const: value, ...rest }) =>
          value === undefined ? rest : { ...rest, enum: [value] },
        ),
      ),
    };
    expect(exact(walk({ oneOf: shapes }, growing))).toEqual(was);
  });
});

describe("what may be null", () => {
  it.each([
    [
      { anyOf: [{ type: "string", maxLength: 3 }, { type: "null" }] },
      { type: ["string", "null"], maxLength: 3 },
    ],
    [
      { anyOf: [{ anyOf: [{ type: "integer" }, { type: "null" }] }, { type: "null" }] },
      { type: ["integer", "null"] },
    ],
    [
      { anyOf: [{ type: "string", enum: ["a"] }, { type: "null" }] },
      { type: ["string", "null"], enum: ["a", null] },
    ],
    [
      { anyOf: [{ type: "string" }, { type: "integer" }] },
      { anyOf: [{ type: "string" }, { type: "integer" }] },
    ],
  ])("is said by a list of types: %o", (schema, said) => {
    expect(walk(schema, nullable)).toEqual(said);
  });

  it("is no choice of schemas anywhere", () => {
    expect(JSON.stringify(schemas)).not.toContain('{"type":"null"}');
  });
});
