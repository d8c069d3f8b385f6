import { type Fields, fieldsOf, type Loose, listOf } from "./loose.ts";

/** Whether a name is that of a resource of the template. */
export type IsResource = (name: string) => boolean;

/** Starts a part of a text that only the deployment will know. */
export const unknownMark = "<?";

const unknown = (what: string): string => `${unknownMark}${what}>`;

const reference = (name: string, isResource: IsResource): string => {
  const [first = ""] = name.split(".");
  return name.startsWith("AWS::") || isResource(first) ? `<${name}>` : unknown(name);
};

const literal = (value: string): string =>
  value.includes("{{resolve:") ? unknown("dynamic reference") : value;

/**
 * A value of a template as text: literals as they are, a reference as `<LogicalId.Attribute>`, a pseudo parameter as
 * `<AWS::Region>`, what only the deployment will know as `<?…>`.
 */
export const textOf = (value: Loose, isResource: IsResource): string => {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return literal(value);
  if (typeof value !== "object") return String(value);
  const [[name, argument] = ["", undefined], ...more] = Object.entries(value);
  const known = more.length === 0 ? functions[name] : undefined;
  return known === undefined ? unknown(name) : known(argument, isResource);
};

type Intrinsic = (argument: Loose, isResource: IsResource) => string;

const join: Intrinsic = (argument, isResource) => {
  const [delimiter, parts] = listOf(argument);
  if (!Array.isArray(parts)) return unknown("Fn::Join");
  return parts.map((part) => textOf(part, isResource)).join(String(delimiter));
};

const sub: Intrinsic = (argument, isResource) => {
  const [pattern, given] = Array.isArray(argument) ? argument : [argument, {}];
  const names: Fields = fieldsOf(given);
  return String(pattern).replace(/\$\{(!?)([^}]+)\}/g, (_, escaped: string, name: string) => {
    if (escaped !== "") return `\${${name}}`;
    return name in names ? textOf(names[name], isResource) : reference(name, isResource);
  });
};

const functions: Readonly<Record<string, Intrinsic>> = {
  Ref: (name, isResource) => reference(String(name), isResource),
  "Fn::GetAtt": (argument, isResource) => reference(listOf(argument).join("."), isResource),
  "Fn::Join": join,
  "Fn::Sub": sub,
};

/** The resource that a text begins with, as in `<TableX.Arn>/index/due`. */
export const targetIn = (text: string): string | undefined => /^<(\w+)(\.[\w.]+)?>/.exec(text)?.[1];
