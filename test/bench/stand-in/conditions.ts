/** Conditions, in expressions and in PartiQL: parsed once, asked per item. Only what DynamoDB has and we or a peer send. */

import {
  compared,
  comparisons,
  nameIn,
  type Operand,
  operand,
  type Scope,
  type Test,
} from "./operands.ts";
import { type Reader, reader, tokensOf } from "./tokens.ts";
import { Refusal, type Value } from "./values.ts";

/** A condition; `equals` are the comparisons that must hold in any case, which is where a key stands. */
export type Condition = {
  readonly test: Test;
  readonly equals: readonly { readonly name: string; readonly operand: Operand }[];
};
type Part = Condition;

const functions: Readonly<Record<string, (args: readonly Operand[]) => Test>> = {
  ATTRIBUTE_EXISTS:
    ([of]) =>
    (item, scope) =>
      of?.of(item, scope) !== undefined,
  ATTRIBUTE_NOT_EXISTS:
    ([of]) =>
    (item, scope) =>
      of?.of(item, scope) === undefined,
  BEGINS_WITH:
    ([of, start]) =>
    (item, scope) =>
      of?.of(item, scope)?.S?.startsWith(start?.of(item, scope)?.S ?? "") === true,
  CONTAINS:
    ([of, part]) =>
    (item, scope) =>
      of?.of(item, scope)?.S?.includes(part?.of(item, scope)?.S ?? "") === true,
};

const plain = (test: Test): Part => ({ test, equals: [] });
const not = ({ test }: Part): Part => plain((item, scope) => !test(item, scope));

const call = (from: Reader): Part => {
  const { text } = from.take();
  const made = functions[text.toUpperCase()];
  if (made === undefined) throw new Refusal("ValidationException", `Unknown function ${text}`);
  const args: Operand[] = [];
  from.expect("(");
  do args.push(operand(from));
  while (from.skip(","));
  from.expect(")");
  return plain(made(args));
};

const missing = (from: Reader, left: Operand): Part => {
  const isNegated = from.skip("NOT");
  from.expect("MISSING");
  return plain((item, scope) => (left.of(item, scope) === undefined) !== isNegated);
};

const between = (from: Reader, left: Operand): Part => {
  const low = compared(left, ">=", operand(from));
  from.expect("AND");
  const high = compared(left, "<=", operand(from));
  return plain((item, scope) => low(item, scope) && high(item, scope));
};

const comparison = (from: Reader): Part => {
  const left = operand(from);
  if (from.skip("BETWEEN")) return between(from, left);
  if (from.skip("IS")) return missing(from, left);
  const { text: mark } = from.take();
  if (!(mark in comparisons)) throw new Refusal("ValidationException", `Unknown operator ${mark}`);
  const right = operand(from);
  const isKey = mark === "=" && left.name !== undefined;
  const equals = isKey ? [{ name: left.name, operand: right }] : [];
  return { test: compared(left, mark, right), equals };
};

const primary = (from: Reader): Part => {
  if (from.skip("NOT")) return not(primary(from));
  if (!from.skip("(")) return from.isCall() && !from.is("SIZE") ? call(from) : comparison(from);
  const inner = either(from);
  from.expect(")");
  return inner;
};

const all = (from: Reader): Part => {
  const parts = [primary(from)];
  while (from.skip("AND")) parts.push(primary(from));
  return {
    test: (item, scope) => parts.every(({ test }) => test(item, scope)),
    equals: parts.flatMap(({ equals }) => equals),
  };
};

const either = (from: Reader): Part => {
  const parts = [all(from)];
  while (from.skip("OR")) parts.push(all(from));
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  return plain((item, scope) => parts.some(({ test }) => test(item, scope)));
};

const parsed = new Map<string, Condition>();

/** The condition that a text states. Throws a `Refusal` for what DynamoDB would not take either. */
export const conditionOf = (text: string): Condition => {
  const known = parsed.get(text);
  if (known) return known;
  const from = reader(tokensOf(text));
  const condition = either(from);
  if (!from.isAtEnd()) throw new Refusal("ValidationException", `Syntax: ${text}`);
  if (parsed.size < 1_000) parsed.set(text, condition);
  return condition;
};

/** What a condition wants an attribute to be equal to, if it does. */
export const equalIn = ({ equals }: Condition, name: string, scope: Scope): Value | undefined =>
  equals.find((one) => nameIn(scope, one.name) === name)?.operand.of({}, scope);
