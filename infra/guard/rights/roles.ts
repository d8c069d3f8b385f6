import { type Finding, finding } from "../finding.ts";
import { listOf } from "../template/loose.ts";
import type { Model, Resource } from "../template/model.ts";
import { roleOf } from "./may.ts";
import { statementsIn } from "./statements.ts";

/** A finding for each role that others than one service may take, and for each that functions share. */
export const trusted = (model: Model): readonly Finding[] => [
  ...model.ofType("AWS::IAM::Role").flatMap((role) => takenBy(role, model)),
  ...shared(model),
  ...elsewhere(model),
];

const takenBy = (role: Resource, model: Model): readonly Finding[] =>
  statementsIn(role.properties.AssumeRolePolicyDocument, role, model)
    .filter(({ denies }) => !denies)
    .flatMap(({ principals, inverse }) => {
      const property = "AssumeRolePolicyDocument";
      const others = principals.filter(({ kind }) => kind !== "Service");
      return [
        ...(inverse
          ? [finding(role, property, "PP-3", "can be taken by all but whom it names")]
          : []),
        ...others.map(({ name }) =>
          finding(role, property, "PP-3", `can be taken by ${name}, which is no service of AWS`),
        ),
      ];
    });

/** Rights are for roles of this template, which are looked at in their turn. */
const elsewhere = (model: Model): readonly Finding[] =>
  model
    .ofType("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy", "AWS::IAM::RolePolicy")
    .flatMap((policy) => {
      const { Roles, RoleName, Users, Groups } = policy.properties;
      return [...listOf(Roles), ...listOf(RoleName), ...listOf(Users), ...listOf(Groups)]
        .filter((one) => model.target(one)?.type !== "AWS::IAM::Role")
        .map((one) =>
          finding(
            policy,
            "Roles",
            "PP-4.integrated",
            `gives rights to ${model.text(one)}, no role of this template`,
          ),
        );
    });

const shared = (model: Model): readonly Finding[] => {
  const firstOf = new Map<string, Resource>();
  return model.ofType("AWS::Lambda::Function").flatMap((lambda) => {
    const role = roleOf(lambda, model);
    if (role === undefined) {
      return [finding(lambda, "Role", "PP-4.integrated", "could not decide: its role is not here")];
    }
    const first = firstOf.get(role.id) ?? lambda;
    firstOf.set(role.id, first);
    return first === lambda
      ? []
      : [
          finding(
            lambda,
            "Role",
            "PP-4.integrated",
            `shares the role of ${first.path}: has the rights of both`,
          ),
        ];
  });
};
