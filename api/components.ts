/** Schemas that the document names, and the proof that what is answered has no other shape. */
import * as z from "zod/mini";

export const components = z.registry<{ readonly id: string }>();

/** Gives a schema the name under which the document refers to it. */
export const component = <S extends z.core.$ZodType>(id: string, schema: S): S => {
  components.add(schema, { id });
  return schema;
};

type Frozen<T> = T extends readonly (infer E)[]
  ? readonly Frozen<E>[]
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T;
type KeysOf<T> = T extends unknown ? keyof T : never;

/** Nothing if the code's type has the members of the schema's and fits it, or what is amiss. */
type Fits<Code, Said> = [Code] extends [Frozen<Said>]
  ? [KeysOf<Code> | KeysOf<Said>] extends [KeysOf<Code> & KeysOf<Said>]
    ? unknown
    : { readonly differing: Exclude<KeysOf<Code> | KeysOf<Said>, KeysOf<Code> & KeysOf<Said>> }
  : { readonly answered: Code };

/** A component for what some code answers; this does not compile when the two drift apart. */
export const answered =
  <Code>() =>
  <S extends z.core.$ZodType>(id: string, schema: S & Fits<Code, z.core.output<S>>): S =>
    component(id, schema as S);

/** An instant as every answer writes it: RFC 3339 in UTC. */
export const instant = () => z.iso.datetime();
export const count = () => z.int().check(z.minimum(0));
export const text = () => z.string();

/** A page of a list; `next` is the cursor of the page behind it, if there is one. */
export const page = <const N extends string, S extends z.core.$ZodType>(name: N, item: S) =>
  z.strictObject({ [name]: z.array(item), next: z.optional(z.string()) } as {
    [K in N]: z.ZodMiniArray<S>;
  } & { next: z.ZodMiniOptional<z.ZodMiniString> });
