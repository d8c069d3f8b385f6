/** Documents that a schema may well accept, drawn from the schema itself. */
import fc from "fast-check";
import type * as z from "zod/mini";

type Schema = z.core.$ZodType;
type Drawn = fc.Arbitrary<unknown>;
type Bound = { readonly check: string; readonly value?: number; readonly pattern?: RegExp };

const formats: Readonly<Record<string, Drawn>> = {
  datetime: fc.constantFrom("2030-01-15T12:00:00Z", "2030-01-15T13:30:00.5+02:00"),
  url: fc.constantFrom("https://example.com/hook", "https://93.184.216.34:8443/?a=1"),
  uuid: fc.uuid(),
  ipv4: fc.ipV4(),
  ipv6: fc.ipV6(),
};

const words = ["a", "alice", "some room", "@TGS#_2F|🙂", "1", "deny-any"];

const matching = (pattern: RegExp): Drawn => {
  const known = words.filter((word) => pattern.test(word));
  return known.length > 0 ? fc.constantFrom(...known) : fc.stringMatching(pattern);
};

const boundsOf = ({ checks = [] }: z.core.$ZodTypeDef) => {
  const bounds = checks.map((check) => check._zod.def as Bound);
  const named = (name: string) => bounds.find(({ check }) => check === name);
  return {
    pattern: named("string_format")?.pattern,
    least: named("greater_than")?.value,
    most: named("less_than")?.value,
  };
};

const stringOf = (def: z.core.$ZodTypeDef): Drawn => {
  const format = (def as { format?: string }).format;
  const { pattern } = boundsOf(def);
  if (format !== undefined && formats[format]) return formats[format];
  return pattern === undefined ? fc.constantFrom(...words) : matching(pattern);
};

const numberOf = (def: z.core.$ZodTypeDef): Drawn => {
  const { least = -10, most = 10 } = boundsOf(def);
  return fc.oneof(fc.constantFrom(least, most), fc.integer({ min: least, max: most }));
};

const objectOf = ({ shape }: z.core.$ZodObjectDef): Drawn => {
  const isOptional = (schema: Schema) => schema._zod.optin === "optional";
  const requiredKeys = Object.keys(shape).filter((key) => !isOptional(shape[key] as Schema));
  const model = Object.fromEntries(
    Object.entries(shape).map(([key, value]) => [key, drawnFrom(value as Schema)]),
  );
  return fc.record(model, { requiredKeys, noNullPrototype: true });
};

const kinds: Readonly<Record<string, (def: never) => Drawn>> = {
  string: stringOf,
  number: numberOf,
  boolean: () => fc.boolean(),
  unknown: () => fc.jsonValue({ maxDepth: 2 }),
  enum: ({ entries }: z.core.$ZodEnumDef) => fc.constantFrom(...Object.values(entries)),
  literal: ({ values }: z.core.$ZodLiteralDef<string>) => fc.constantFrom(...values),
  object: objectOf,
  array: ({ element }: z.core.$ZodArrayDef) =>
    fc.array(drawnFrom(element), { minLength: 1, maxLength: 2 }),
  record: ({ keyType, valueType }: z.core.$ZodRecordDef) =>
    fc.dictionary(drawnFrom(keyType) as fc.Arbitrary<string>, drawnFrom(valueType), { maxKeys: 3 }),
  union: ({ options }: z.core.$ZodUnionDef) => fc.oneof(...options.map(drawnFrom)),
  optional: ({ innerType }: z.core.$ZodOptionalDef) => drawnFrom(innerType),
  default: ({ innerType }: z.core.$ZodDefaultDef) => drawnFrom(innerType),
  nullable: ({ innerType }: z.core.$ZodNullableDef) =>
    fc.oneof(drawnFrom(innerType), fc.constant(null)),
  pipe: ({ out }: z.core.$ZodPipeDef) => drawnFrom(out),
};

/** Values of a schema's kinds and bounds; what its refinements say is left to chance. */
export const drawnFrom = (schema: Schema): Drawn => {
  const { def } = schema._zod;
  const kind = kinds[def.type];
  if (kind === undefined) throw new Error(`Nobody said how to draw a ${def.type}`);
  return kind(def as never);
};
