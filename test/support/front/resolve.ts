import type { Fields } from "./template.ts";

/** What references of a template become: `Ref` of a name, and an attribute of one. */
export type Names = {
  readonly ref: (name: string) => string;
  readonly attribute: (name: string, attribute: string) => string;
};

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A value of a template with its references resolved. Throws an `Error` for an intrinsic that it does not know. */
export const resolve = (value: unknown, names: Names): unknown => {
  if (Array.isArray(value)) return value.map((one) => resolve(one, names));
  if (!isFields(value)) return value;
  const [[name = "", argument] = []] = Object.entries(value);
  if (name === "Ref") return names.ref(String(argument));
  if (name === "Fn::GetAtt") return names.attribute(...(argument as [string, string]));
  if (name === "Fn::Join") {
    const [delimiter, parts] = argument as [string, readonly unknown[]];
    return parts.map((part) => String(resolve(part, names))).join(delimiter);
  }
  if (name.startsWith("Fn::")) throw new Error(`A policy has ${name}`);
  return Object.fromEntries(Object.entries(value).map(([key, of]) => [key, resolve(of, names)]));
};
