import type { Json } from "../json-schema.ts";

export const isJson = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A copy in which each object has been changed, the innermost first. */
export const walk = (value: unknown, change: (one: Json) => Json): unknown => {
  if (Array.isArray(value)) return value.map((one) => walk(one, change));
  if (!isJson(value)) return value;
  const inner = Object.entries(value).map(([key, one]) => [key, walk(one, change)]);
  return change(Object.fromEntries(inner));
};

const refs = (value: unknown): string[] =>
  [...JSON.stringify(value ?? {}).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(
    ([, name = ""]) => name,
  );

/** The names of the schemas that something refers to, itself or by way of others. */
export const reachable = (from: unknown, schemas: Json): ReadonlySet<string> => {
  const found = new Set(refs(from));
  for (const name of found) for (const next of refs(schemas[name])) found.add(next);
  return found;
};
