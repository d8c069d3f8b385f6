import { at, type Fields, fieldsOf, type Loose, listOf } from "../template/loose.ts";
import type { Model, Resource } from "../template/model.ts";
import { asWritten } from "./effects.ts";

/** A statement of a policy, its values as text. */
export type Statement = {
  /** The resource in which it is written. */
  readonly source: Resource;
  readonly denies: boolean;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly principals: readonly Principal[];
  readonly conditional: boolean;
  /** The keys that its conditions ask about. */
  readonly conditions: readonly string[];
  /** Says what it does not mean: `NotAction`, `NotResource` or `NotPrincipal`. */
  readonly inverse: boolean;
};

export type Principal = { readonly kind: string; readonly name: string };

/** A role, and every statement that applies to it in this template. */
export type Access = { readonly role: Resource; readonly statements: readonly Statement[] };

/** The statements of a policy document. */
export const statementsIn = (document: Loose, source: Resource, model: Model): Statement[] =>
  listOf(at(document, "Statement")).map((one) => statementOf(fieldsOf(one), source, model));

const statementOf = (statement: Fields, source: Resource, { text }: Model): Statement => {
  const texts = (value: Loose) => listOf(value).map(text);
  const conditions = Object.values(fieldsOf(statement.Condition)).flatMap((asked) =>
    Object.keys(fieldsOf(asked)),
  );
  return {
    source,
    denies: statement.Effect === "Deny",
    actions: texts(statement.Action).map(asWritten),
    resources: texts(statement.Resource),
    principals: principalsOf(statement.Principal, texts),
    conditional: conditions.length > 0,
    conditions,
    inverse: Object.keys(statement).some((name) => name.startsWith("Not")),
  };
};

const principalsOf = (principal: Loose, texts: (value: Loose) => string[]): Principal[] =>
  typeof principal === "string"
    ? [{ kind: "AWS", name: principal }]
    : Object.entries(fieldsOf(principal)).flatMap(([kind, names]) =>
        texts(names).map((name) => ({ kind, name })),
      );

/** The types that say who may use a resource, and where they say it. */
const documents: Readonly<Record<string, string>> = {
  "AWS::S3::BucketPolicy": "PolicyDocument",
  "AWS::SQS::QueuePolicy": "PolicyDocument",
  "AWS::SNS::TopicPolicy": "PolicyDocument",
  "AWS::KMS::Key": "KeyPolicy",
};

/** What resources say of who may use them. */
export const resourceStatements = (model: Model): readonly Statement[] =>
  model.resources.flatMap((resource) => {
    const property = documents[resource.type];
    return property === undefined
      ? []
      : statementsIn(resource.properties[property], resource, model);
  });

const known = new WeakMap<Model, readonly Access[]>();

/** What each role of the template may do. */
export const accessOf = (model: Model): readonly Access[] => {
  const made = known.get(model) ?? model.ofType("AWS::IAM::Role").map(ofRole(model));
  known.set(model, made);
  return made;
};

const ofRole = (model: Model) => {
  const apart = attached(model);
  return (role: Resource): Access => {
    const inline = listOf(role.properties.Policies).flatMap((one) =>
      statementsIn(at(one, "PolicyDocument"), role, model),
    );
    const managed = listOf(role.properties.ManagedPolicyArns).flatMap((arn) => {
      const policy = model.target(arn);
      return policy === undefined ? [] : documentOf(policy, model);
    });
    return { role, statements: [...inline, ...managed, ...(apart.get(role.id) ?? [])] };
  };
};

/** Statements that stand in a resource of their own, by the role that they are for. */
const attached = (model: Model): ReadonlyMap<string, readonly Statement[]> => {
  const found = new Map<string, Statement[]>();
  for (const policy of model.ofType(
    "AWS::IAM::Policy",
    "AWS::IAM::ManagedPolicy",
    "AWS::IAM::RolePolicy",
  )) {
    const { Roles, RoleName } = policy.properties;
    for (const role of [...listOf(Roles), ...listOf(RoleName)]) {
      const id = model.target(role)?.id ?? "";
      found.set(id, [...(found.get(id) ?? []), ...documentOf(policy, model)]);
    }
  }
  return found;
};

const documentOf = (policy: Resource, model: Model): Statement[] =>
  statementsIn(policy.properties.PolicyDocument, policy, model);
