/** A statement of a policy, every value a text, as the evaluation of AWS reads it. */
export type Statement = {
  readonly denies: boolean;
  readonly actions: readonly string[];
  /** None in a policy that says who may take a role. */
  readonly resources: readonly string[];
  /** None in a policy of an identity. */
  readonly principals: readonly Principal[];
  readonly conditions: readonly Condition[];
};

export type Principal = { readonly kind: string; readonly name: string };
export type Condition = {
  readonly operator: string;
  /** Lower case: keys are the same however they are written. */
  readonly key: string;
  readonly values: readonly string[];
};

type Fields = Readonly<Record<string, unknown>>;

/** `NotAction` and its like mean all but what they name; no statement of ours needs that. */
const known = ["Sid", "Effect", "Action", "Resource", "Principal", "Condition"];

export const listOf = (value: unknown): readonly unknown[] => {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
};

const texts = (value: unknown): readonly string[] => listOf(value).map(String);

const principalsOf = (principal: unknown): readonly Principal[] => {
  if (principal === undefined) return [];
  if (typeof principal === "string") return [{ kind: "AWS", name: principal }];
  return Object.entries(principal as Fields).flatMap(([kind, names]) =>
    texts(names).map((name) => ({ kind, name })),
  );
};

const conditionsOf = (condition: unknown): readonly Condition[] =>
  Object.entries((condition ?? {}) as Fields).flatMap(([operator, asked]) =>
    Object.entries(asked as Fields).map(([key, values]) => ({
      operator,
      key: key.toLowerCase(),
      values: texts(values),
    })),
  );

/** Reads a statement. Throws an `Error` for an element that the evaluation does not know. */
export const statementOf = (statement: Fields): Statement => {
  const unknown = Object.keys(statement).filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`A policy has ${unknown.join(", ")}`);
  return {
    denies: statement.Effect === "Deny",
    actions: texts(statement.Action),
    resources: texts(statement.Resource),
    principals: principalsOf(statement.Principal),
    conditions: conditionsOf(statement.Condition),
  };
};
