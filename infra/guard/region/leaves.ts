import { isFields, type Loose } from "../template/loose.ts";

export type Leaf = { readonly path: string; readonly value: Loose };

const isIntrinsic = (value: object): boolean => {
  const [name = "", ...more] = Object.keys(value);
  return more.length === 0 && (name === "Ref" || name.startsWith("Fn::"));
};

/** Every value at the end of a path through properties; an intrinsic function is a value. */
export const leavesOf = (value: Loose, path = ""): readonly Leaf[] => {
  if (Array.isArray(value)) return value.flatMap((one) => leavesOf(one, `${path}[]`));
  if (!isFields(value) || isIntrinsic(value)) return [{ path, value }];
  const within = path === "" ? "" : `${path}.`;
  return Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, `${within}${name}`));
};
