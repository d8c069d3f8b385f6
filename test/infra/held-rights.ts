/** The rights that the roles of the template have, one by one. */
import type { Table } from "../../functions/policy/names.ts";
import { type ActionName, actionNames } from "../../infra/actions.ts";
import { pascal } from "../../infra/pascal.ts";
import { listOf, synthesise } from "./synthesised.ts";

const { all, named } = synthesise();

/** One action on one resource, as a role may do it; resources by their place in the stack. */
type Right = { readonly role: string; readonly action: string; readonly resource: string };

export const oneOrMore = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : [value];

export const statements = all("AWS::IAM::Policy").flatMap(({ path, properties }) =>
  listOf(properties.PolicyDocument?.Statement).map((statement) => ({
    role: path.replace("/DefaultPolicy", ""),
    statement,
  })),
);

export const rights: readonly Right[] = statements.flatMap(({ role, statement }) =>
  oneOrMore(statement.Action).flatMap((action) =>
    oneOrMore(statement.Resource).map((resource) => ({
      role,
      action: String(action),
      resource: named(resource),
    })),
  ),
);

/** The actions whose role may do something to a resource. */
export const whoMay = (pattern: RegExp, resource: string): ActionName[] =>
  actionNames.filter((name) =>
    rights.some(
      (right) =>
        right.role === `${pascal(name)}/Role` &&
        pattern.test(right.action) &&
        right.resource === resource,
    ),
  );

export const table = (name: Table) => `Tables/${pascal(name)}`;
export const writing = /^dynamodb:(Put|Update|Delete|BatchWrite|PartiQL(Insert|Update|Delete))/;
