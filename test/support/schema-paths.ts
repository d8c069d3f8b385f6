/** The paths of a schema, read from the schema itself, to hold a hand-written table against it. */
import type * as z from "zod/mini";

type Schema = z.core.$ZodType;
type Kind = "object" | "array" | "record" | "leaf";
export type SchemaPath = { readonly path: string; readonly kind: Kind; readonly required: boolean };

const join = (path: string, part: string): string => (path === "" ? part : `${path}.${part}`);

const inner = (def: z.core.$ZodTypeDef): Schema | undefined =>
  (def as { innerType?: Schema }).innerType;

const walkObject = (def: z.core.$ZodObjectDef, path: string): SchemaPath[] =>
  Object.entries(def.shape).flatMap(([key, value]) => walk(value, join(path, key), true));

/** The paths of a schema, parents first; a list's items are at `0`, a record's at `*`. */
export const walk = (schema: Schema, path = "", required = true): SchemaPath[] => {
  const { def } = schema._zod;
  const wrapped = inner(def);
  if (wrapped) return walk(wrapped, path, required && def.type !== "optional");
  const here = (kind: Kind): SchemaPath => ({ path, kind, required });
  switch (def.type) {
    case "pipe":
      return walk((def as z.core.$ZodPipeDef).out, path, required);
    case "object":
      return [here("object"), ...walkObject(def as z.core.$ZodObjectDef, path)];
    case "array":
      return [here("array"), ...walk((def as z.core.$ZodArrayDef).element, join(path, "0"))];
    case "record":
      return [here("record"), ...walk((def as z.core.$ZodRecordDef).valueType, join(path, "*"))];
    default:
      return [here("leaf")];
  }
};
