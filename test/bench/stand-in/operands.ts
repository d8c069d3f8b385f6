/** What a condition compares, and how DynamoDB orders it. */
import type { Reader } from "./tokens.ts";
import type { Item, Value } from "./values.ts";

/** What an expression's placeholders stand for. */
export type Scope = {
  readonly names?: Readonly<Record<string, string>> | undefined;
  readonly values?: Readonly<Record<string, Value>> | undefined;
  readonly parameters?: readonly Value[] | undefined;
};
export type Test = (item: Item, scope: Scope) => boolean;
export type Operand = { readonly name?: string; of(item: Item, scope: Scope): Value | undefined };

/** The attribute that a name or placeholder stands for. */
export const nameIn = ({ names }: Scope, name: string): string => names?.[name] ?? name;

/** How much a list or a text holds. */
const size = (from: Reader): Operand => {
  const of = operand(from);
  from.expect(")");
  return {
    of: (item, scope) => {
      const value = of.of(item, scope);
      const held = value?.L ?? value?.S;
      return held === undefined ? undefined : { N: String(held.length) };
    },
  };
};

/** Takes an attribute's name, a placeholder, or a size. */
export const operand = (from: Reader): Operand => {
  const { kind, text, number } = from.take();
  if (text.toUpperCase() === "SIZE" && from.skip("(")) return size(from);
  if (kind === "value") return { of: (_, { values }) => values?.[text] };
  if (kind === "parameter") return { of: (_, { parameters }) => parameters?.[number] };
  return { name: text, of: (item, scope) => item[nameIn(scope, text)] };
};

const textIn = ({ S, B }: Value): string | undefined => S ?? B;

const textOrder = (one: string, other: string): number => {
  if (one === other) return 0;
  return one < other ? -1 : 1;
};

/** How two values compare; undefined if they are of different types. */
const order = (one: Value, other: Value): number | undefined => {
  if (one.N && other.N) return Number(one.N) - Number(other.N);
  if (one.BOOL !== undefined) return one.BOOL === other.BOOL ? 0 : undefined;
  const [left, right] = [textIn(one), textIn(other)];
  return left === undefined || right === undefined ? undefined : textOrder(left, right);
};

/** What each operator makes of an order. */
export const comparisons: Readonly<Record<string, (order: number) => boolean>> = {
  "=": (order) => order === 0,
  "<>": (order) => order !== 0,
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
};

export const compared =
  (left: Operand, mark: string, right: Operand): Test =>
  (item, scope) => {
    const [one, other] = [left.of(item, scope), right.of(item, scope)];
    const found = one && other && order(one, other);
    if (found === undefined) return mark === "<>";
    return comparisons[mark]?.(found) ?? false;
  };
