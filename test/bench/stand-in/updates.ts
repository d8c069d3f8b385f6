import { nameIn, type Scope } from "./operands.ts";
import { type Item, Refusal, type Value } from "./values.ts";

type Step = (item: Record<string, Value>, scope: Scope) => void;

const valueIn = ({ values }: Scope, name: string): Value => {
  const value = values?.[name];
  if (value === undefined) throw new Refusal("ValidationException", `No value for ${name}`);
  return value;
};

const steps: Readonly<Record<string, (one: readonly string[]) => Step>> = {
  SET:
    ([name = "", , value = ""]) =>
    (item, scope) => {
      item[nameIn(scope, name)] = valueIn(scope, value);
    },
  ADD:
    ([name = "", value = ""]) =>
    (item, scope) => {
      const attribute = nameIn(scope, name);
      const sum = Number(item[attribute]?.N ?? 0) + Number(valueIn(scope, value).N);
      item[attribute] = { N: String(sum) };
    },
  REMOVE:
    ([name = ""]) =>
    (item, scope) => {
      delete item[nameIn(scope, name)];
    },
};

const parsed = new Map<string, readonly Step[]>();

const parse = (text: string): Step[] =>
  [...text.matchAll(/(SET|ADD|REMOVE)\s+(.*?)(?=\s+(?:SET|ADD|REMOVE)\s|$)/gs)].flatMap(
    ([, word = "", list = ""]) =>
      list.split(",").map((one) => (steps[word] ?? unknown)(one.trim().split(/\s+/))),
  );

const unknown = (): never => {
  throw new Refusal("ValidationException", "Unknown clause of an update");
};

/** An item after an update expression, which knows SET to a value, ADD of a number, and REMOVE. */
export const updated = (before: Item, text: string, scope: Scope): Item => {
  const all = parsed.get(text) ?? parse(text);
  parsed.set(text, all);
  const item = { ...before };
  for (const step of all) step(item, scope);
  return item;
};
