import type { Json } from "../json-schema.ts";
import { known, variants } from "./growing.ts";
import { walk } from "./walk.ts";

const shut = (schema: Json): Json =>
  schema.additionalProperties === true ? { ...schema, additionalProperties: false } : schema;

const exactly = ({ [known]: values, [variants]: shapes, ...schema }: Json): Json => {
  if (Array.isArray(shapes)) return { anyOf: shapes };
  if (schema["x-problem-types"] !== undefined) return narrowed(schema);
  return values === undefined ? shut(schema) : { type: schema.type, enum: values };
};

/** An answer whose `type` is one of its own. */
const narrowed = ({ "x-problem-types": types, schema, ...rest }: Json): Json => ({
  ...rest,
  schema: { allOf: [schema, { properties: { type: { enum: types } } }] },
});

/** The document as this release keeps it to the letter: no other values, shapes or members. */
export const exact = <T>(document: T): T => walk(document, exactly) as T;
