/**
 * What is answered may grow: a later release names a state, a clause or a problem more, says a member more, or knows one
 * more kind of something. Clients made from the document take that, since here an answer's values are strings with those
 * that are known beside them, and its objects are not closed. What is sent stays as strict as it is read.
 */
import type { Json } from "../json-schema.ts";
import { isJson } from "./walk.ts";

/** The values that are known; and the shapes, of which a client sees the sum. */
export const [known, variants] = ["x-extensible-enum", "x-variants"] as const;

/** True or false has no third. */
const scalars: ReadonlySet<string> = new Set(["string", "number"]);

const valuesOf = (schema: unknown): readonly unknown[] | undefined => {
  if (!isJson(schema)) return undefined;
  if (schema.const !== undefined) return [schema.const];
  const values = schema.enum ?? schema[known];
  return Array.isArray(values) ? values : undefined;
};

/** Of many values a description shows none: they stand beside it. */
const few = 12;

const openTo = (values: readonly unknown[]): Json => {
  const named = values.map((one) => `\`${one}\``).join(", ");
  const description =
    values.length > few ? "More values may come." : `${named}; more values may come.`;
  const type = values.every((one) => Number.isInteger(one)) ? "integer" : "string";
  return { type, [known]: [...new Set(values)], description };
};

/** Of schemas that are a choice, or each a member of the same name: the one that takes them all. */
const together = (all: readonly unknown[]): unknown => {
  const values = all.map(valuesOf);
  return values.every((one) => one !== undefined) ? openTo(values.flat()) : all[0];
};

const choiceOf = ({ anyOf, oneOf }: Json): readonly unknown[] => [anyOf ?? oneOf ?? []].flat();

const openValues = (schema: Json): Json => {
  const values = valuesOf(schema);
  if (values !== undefined && scalars.has(typeof values[0])) return openTo(values);
  const choice = choiceOf(schema);
  const isOfValues = choice.length > 0 && choice.every((one) => valuesOf(one) !== undefined);
  return isOfValues ? (together(choice) as Json) : schema;
};

type Shape = Json & { readonly properties: Json; readonly required?: readonly string[] };
const isShape = (one: unknown): one is Shape => isJson(one) && isJson(one.properties);

/** One object with the members of all shapes, of which those of every shape are always there. */
const openShapes = (schema: Json): Json => {
  const shapes = choiceOf(schema).filter(isShape);
  if (shapes.length === 0 || shapes.length < choiceOf(schema).length) return schema;
  const names = [...new Set(shapes.flatMap((one) => Object.keys(one.properties)))];
  const member = (name: string) =>
    together(shapes.map((one) => one.properties[name]).filter((one) => one !== undefined));
  const always = names.filter((name) => shapes.every((one) => one.required?.includes(name)));
  return {
    type: "object",
    properties: Object.fromEntries(names.map((name) => [name, member(name)])),
    ...(always.length > 0 ? { required: always } : {}),
    additionalProperties: true,
    [variants]: shapes,
  };
};

/** An object may say more: `true` where nothing more is said yet, and what the schema says where others chose. */
const openMembers = (schema: Json): Json => {
  if (schema.properties === undefined) return schema;
  const { additionalProperties = {}, ...rest } = schema;
  return { ...rest, additionalProperties: additionalProperties === false || additionalProperties };
};

export const growing = (schema: Json): Json => openShapes(openMembers(openValues(schema)));
