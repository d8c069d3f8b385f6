import * as z from "zod/mini";

type Schema = z.core.$ZodType;

const unwrapped = (schema: Schema): Schema => {
  const { def } = schema._zod;
  if (def.type === "optional") return unwrapped((def as z.core.$ZodOptionalDef).innerType);
  return def.type === "pipe" ? unwrapped((def as z.core.$ZodPipeDef).out) : schema;
};

const nothing = z.null();

/** What changes a document of a schema (RFC 7396): any of its members, or null to take one out. */
export const mergePatch = (schema: Schema): Schema => {
  const whole = unwrapped(schema);
  const { def } = whole._zod;
  if (def.type !== "object") return whole;
  const { shape, catchall } = def as z.core.$ZodObjectDef;
  const members = Object.entries(shape).map(([name, member]) => [
    name,
    z.optional(z.union([mergePatch(member), nothing])),
  ]);
  const rest =
    catchall?._zod.def.type === "never" ? z.never() : z.union([catchall ?? z.unknown(), nothing]);
  return z.catchall(z.object(Object.fromEntries(members)), rest);
};
