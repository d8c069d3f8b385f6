/** Schemas as the document writes them. */
import * as z from "zod/mini";
import { components } from "./components.ts";

type Schema = z.core.$ZodType;
export type Json = Record<string, unknown>;

/** Formats that say what zod's own pattern says, which is long. */
const formats = ["date-time", "date", "uuid", "ipv4", "ipv6"];

/**
 * A pattern as every language takes it. JavaScript alone writes characters as `\u0000` and knows halves of surrogate pairs,
 * which no string of JSON in UTF-8 can hold anyway.
 */
const portable = (pattern: string): string =>
  pattern.replaceAll(/\\u00([0-9a-f]{2})/g, "\\x$1").replaceAll("\\p{Surrogate}", "");

type Context = { readonly zodSchema: Schema; readonly jsonSchema: z.core.JSONSchema.BaseSchema };

/** What is no strict object lets other members pass; no number needs to be told that it is a safe one. */
const override = ({ zodSchema, jsonSchema }: Context): void => {
  const { def } = zodSchema._zod;
  const isOpen = def.type === "object" && (def as z.core.$ZodObjectDef).catchall === undefined;
  if (isOpen) delete jsonSchema.additionalProperties;
  if (formats.includes(String(jsonSchema.format))) delete jsonSchema.pattern;
  if (jsonSchema.pattern !== undefined) jsonSchema.pattern = portable(jsonSchema.pattern);
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
};

/** What a parsed value is: a `pipe` says so in its second half. */
const options = { io: "output", override } as const;

const place = (id: string): string => `#/components/schemas/${id}`;

const plain = ({ $schema, $id, ...schema }: Json): Json => schema;

/** All components by their names. */
export const componentSchemas = (): Json => {
  const { schemas } = z.toJSONSchema(components, { ...options, uri: place });
  const named = Object.entries(schemas).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(named.map(([id, schema]) => [id, plain(schema as Json)]));
};

/** A reference to a component. Throws for what is none. */
export const refTo = (schema: Schema): Json => {
  const id = components.get(schema)?.id;
  if (id === undefined) throw new Error("Bodies and answers are components");
  return { $ref: place(id) };
};

/** A schema in place. */
export const inline = (schema: Schema): Json =>
  plain(z.toJSONSchema(schema as z.ZodMiniType, options));
