import { isFields, type Loose } from "../template/loose.ts";

export type Leaf = { readonly path: string; readonly value: Loose };

const isIntrinsic = (value: object): boolean => {
  const [name = "", ...more] = Object.keys(value);
  return more.length === 0 && (name === "Ref" || name.startsWith("Fn::"));
};

/** Every value at the end of a path through properties; an intrinsic function is a value. */
export const leavesOf = (properties: Loose): readonly Leaf[] => {
  const found: Leaf[] = [];
  const walk = (value: Loose, path: string): void => {
    if (isInner(value)) for (const [name, one] of within(value, path)) walk(one, name);
    else found.push({ path, value });
  };
  walk(properties, "");
  return found;
};

const isInner = (value: Loose): value is object =>
  Array.isArray(value) || (isFields(value) && !isIntrinsic(value));

const within = (value: object, path: string): (readonly [string, Loose])[] => {
  if (Array.isArray(value)) return value.map((one) => [`${path}[]`, one]);
  const start = path === "" ? "" : `${path}.`;
  return Object.entries(value).map(([name, one]) => [`${start}${name}`, one]);
};
