import { type Condition, conditionOf } from "./conditions.ts";
import { indexUnits } from "./indexes.ts";
import type { Scope } from "./operands.ts";
import type { Table } from "./table.ts";
import { type Item, itemSize, type Key, Refusal, writeUnits } from "./values.ts";

/** A write as it would be: what it costs, and what it does. */
export type Plan = {
  readonly pk: string;
  readonly units: number;
  /** Why it is refused, though it costs. */
  readonly refusal?: Refusal | undefined;
  apply(): void;
};

export type Change = {
  readonly key: Key;
  /** What the item becomes; undefined deletes it. */
  readonly next: (before: Item | undefined) => Item | undefined;
  readonly meets?: (before: Item) => boolean;
  readonly otherwise?: Refusal;
};

const unmet = new Refusal("ConditionalCheckFailedException", "The conditional request failed");

/** Plans a change of an item; a condition that is not met costs what the item weighs. */
export const plan = (table: Table, { key, next, meets, otherwise = unmet }: Change): Plan => {
  const before = table.get(key);
  const { pk } = key;
  if (meets && !meets(before?.item ?? {})) {
    return { pk, units: writeUnits(before?.size ?? 0, 0), refusal: otherwise, apply: () => {} };
  }
  const item = next(before?.item);
  const size = item === undefined ? 0 : itemSize(item);
  const units = writeUnits(before?.size ?? 0, size) + indexUnits(before?.item, item);
  const apply = () => (item === undefined ? table.delete(key) : table.set(key, { item, size }));
  return { pk, units, apply };
};

/** An input that may have a condition, and its placeholders. */
export type Conditional = {
  readonly ConditionExpression?: string;
  readonly ExpressionAttributeNames?: Record<string, string>;
  readonly ExpressionAttributeValues?: Scope["values"];
};

export const scopeOf = (input: Conditional): Scope => ({
  names: input.ExpressionAttributeNames,
  values: input.ExpressionAttributeValues,
});

/** How an input's condition is asked; nothing if it has none. */
export const meetsIn = (input: Conditional): Pick<Change, "meets"> => {
  if (input.ConditionExpression === undefined) return {};
  return meeting(conditionOf(input.ConditionExpression), scopeOf(input));
};

export const meeting = ({ test }: Condition, scope: Scope): Pick<Change, "meets"> => ({
  meets: (item) => test(item, scope),
});
