import { pascal } from "../../../infra/pascal.ts";
import type { Asking } from "./policy/decide.ts";
import { listOf, type Statement } from "./policy/statement.ts";
import type { Reading } from "./roles.ts";
import { account, type Fields, type Resource } from "./template.ts";

/** A statement as it is in the world, and with resources by their place in the stack. */
export type Both = { readonly here: Statement; readonly placed: Statement };

type Document = { readonly Statement: unknown };

export const documentIn = (document: unknown): readonly Fields[] =>
  listOf((document as Document | undefined)?.Statement) as readonly Fields[];

type Reference = { readonly Ref?: string; readonly "Fn::GetAtt"?: readonly [string, string] };

const lambda = "lambda.amazonaws.com";

/** Throws an `Error` if Lambda may not take a role. */
const assume = (role: Resource | undefined, { here }: Reading): void => {
  const trust = documentIn(role?.properties.AssumeRolePolicyDocument).map(here);
  const takes = trust.some(
    ({ denies, actions, principals, conditions }) =>
      !denies &&
      conditions.length === 0 &&
      actions.includes("sts:AssumeRole") &&
      principals.some(({ kind, name }) => kind === "Service" && name === lambda),
  );
  if (!takes) throw new Error(`Lambda may not take the role ${role?.id ?? "that is not there"}`);
};

/** Who an action is to AWS, and what the template allows it. */
export const identitiesIn = (resources: readonly Resource[], reading: Reading) => {
  const statementsOf = (role: string): readonly Both[] =>
    resources
      .filter(({ type }) => type === "AWS::IAM::Policy")
      .filter(({ properties }) =>
        listOf(properties.Roles).some((one) => (one as Reference).Ref === role),
      )
      .flatMap(({ properties }) => documentIn(properties.PolicyDocument))
      .map((one) => ({ here: reading.here(one), placed: reading.placed(one) }));

  return (action: string): { readonly asking: Asking; readonly statements: readonly Both[] } => {
    const own = resources.find(({ path }) => path === `${pascal(action)}/Function`);
    const [id = ""] = (own?.properties.Role as Reference | undefined)?.["Fn::GetAtt"] ?? [];
    const role = resources.find((one) => one.id === id);
    assume(role, reading);
    const asking: Asking = { kind: "AWS", name: `arn:aws:iam::${account}:role/${id}` };
    return { asking, statements: statementsOf(id) };
  };
};
