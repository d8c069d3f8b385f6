import type { Json } from "../json-schema.ts";
import { isJson } from "./walk.ts";

const isNull = (one: unknown): boolean => isJson(one) && one.type === "null";

const withNull = (schema: Json): Json => {
  const types = [schema.type].flat();
  const { enum: values } = schema;
  return {
    ...schema,
    type: types.includes("null") ? types : [...types, "null"],
    ...(Array.isArray(values) && !values.includes(null) ? { enum: [...values, null] } : {}),
  };
};

/**
 * "This or null" as a list of types, which every generator knows; as a choice of two schemas it is a class of its own to
 * some, and to one a reason to stop.
 */
export const nullable = (schema: Json): Json => {
  const { anyOf, ...rest } = schema;
  if (!Array.isArray(anyOf) || anyOf.length !== 2 || !anyOf.some(isNull)) return schema;
  const [other] = anyOf.filter((one) => !isNull(one));
  return isJson(other) && other.type !== undefined ? { ...rest, ...withNull(other) } : schema;
};
