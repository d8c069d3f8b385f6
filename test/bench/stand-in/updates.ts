import { nameIn, type Scope } from "./operands.ts";
import { type Item, Refusal, type Value } from "./values.ts";

type Step = (item: Record<string, Value>, scope: Scope) => void;

const valueIn = ({ values }: Scope, name: string): Value => {
  const value = values?.[name];
  if (value === undefined) throw new Refusal("ValidationException", `No value for ${name}`);
  return value;
};

type Operation = (text: string) => Step;

const call = /^if_not_exists\(\s*([^\s,]+)\s*,\s*(\S+?)\s*\)$/i;

/** A value, or an attribute's own if it has one. */
const assigned = (text: string) => {
  const [, attribute, fallback] = call.exec(text) ?? [];
  if (attribute === undefined) return (_: Item, scope: Scope) => valueIn(scope, text);
  return (item: Item, scope: Scope) =>
    item[nameIn(scope, attribute)] ?? valueIn(scope, fallback ?? "");
};

const set: Operation = (text) => {
  const [name = "", ...rest] = text.split("=");
  const value = assigned(rest.join("=").trim());
  return (item, scope) => {
    item[nameIn(scope, name.trim())] = value(item, scope);
  };
};

const add: Operation = (text) => {
  const [name = "", value = ""] = text.split(/\s+/);
  return (item, scope) => {
    const attribute = nameIn(scope, name);
    const sum = Number(item[attribute]?.N ?? 0) + Number(valueIn(scope, value).N);
    item[attribute] = { N: String(sum) };
  };
};

/** Takes an attribute out, or one that lies in a map. */
const remove: Operation = (path) => (item, scope) => {
  const [name = "", inner] = path.split(".").map((part) => nameIn(scope, part));
  if (inner === undefined) {
    delete item[name];
    return;
  }
  const { [inner]: _, ...rest } = item[name]?.M ?? {};
  item[name] = { M: rest };
};

const operations: Readonly<Record<string, Operation>> = { SET: set, ADD: add, REMOVE: remove };

const parsed = new Map<string, readonly Step[]>();

/** Between the actions of a clause, not between the arguments of a function. */
const comma = /,(?![^(]*\))/;

const parse = (text: string): Step[] =>
  [...text.matchAll(/(SET|ADD|REMOVE)\s+(.*?)(?=\s+(?:SET|ADD|REMOVE)\s|$)/gs)].flatMap(
    ([, word = "", list = ""]) =>
      list.split(comma).map((one) => (operations[word] ?? unknown)(one.trim())),
  );

const unknown = (): never => {
  throw new Refusal("ValidationException", "Unknown clause of an update");
};

/** An item after an update expression, which knows SET to a value or `if_not_exists`, ADD of a number, and REMOVE. */
export const updated = (before: Item, text: string, scope: Scope): Item => {
  const all = parsed.get(text) ?? parse(text);
  parsed.set(text, all);
  const item = { ...before };
  for (const step of all) step(item, scope);
  return item;
};
