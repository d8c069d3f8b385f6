import { takesIn, takesInArn } from "./matches.ts";
import type { Condition } from "./statement.ts";

/** What is known of a call, by keys in lower case; a key that is not here the call does not have. */
export type Context = Readonly<Record<string, readonly string[]>>;

type Compare = (asked: string, given: string) => boolean;

const same: Compare = (asked, given) => asked === given;
const comparisons: Readonly<Record<string, Compare>> = {
  StringEquals: same,
  StringEqualsIgnoreCase: (asked, given) => asked.toLowerCase() === given.toLowerCase(),
  StringLike: takesIn,
  ArnEquals: takesInArn,
  ArnLike: takesInArn,
  Bool: (asked, given) => asked.toLowerCase() === given.toLowerCase(),
};

/** Those that ask for the contrary are met by a key that is not there. */
const contraries: Readonly<Record<string, Compare>> = {
  StringNotEquals: same,
  StringNotLike: takesIn,
  ArnNotEquals: takesInArn,
  ArnNotLike: takesInArn,
};

const setMark = /^(ForAllValues|ForAnyValue):/;

/** How one value that was given compares with all that were asked for; throws an `Error` for an operator not known. */
const comparing = (operator: string, asked: readonly string[]): ((given: string) => boolean) => {
  const compare = comparisons[operator];
  if (compare !== undefined) return (given) => asked.some((one) => compare(one, given));
  const contrary = contraries[operator];
  if (contrary !== undefined) return (given) => !asked.some((one) => contrary(one, given));
  throw new Error(`A policy asks by ${operator}, which the evaluation does not know`);
};

/** Whether one condition is met: its keys' values are alternatives, and each operator has its own word for nothing. */
const isMet = ({ operator, key, values }: Condition, context: Context): boolean => {
  const given = context[key];
  if (operator === "Null") return values.includes(String(given === undefined));
  const [, quantifier] = setMark.exec(operator) ?? [];
  const lenient = operator.endsWith("IfExists");
  const plain = operator.replace(setMark, "").replace(/IfExists$/, "");
  const compare = comparing(plain, values);
  if (quantifier === "ForAllValues") return (given ?? []).every(compare);
  if (given === undefined) return lenient || (quantifier === undefined && plain in contraries);
  return given.some(compare);
};

/** Whether all conditions of a statement are met. */
export const areMet = (conditions: readonly Condition[], context: Context): boolean =>
  conditions.every((condition) => isMet(condition, context));
