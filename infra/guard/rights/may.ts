import type { Model, Resource } from "../template/model.ts";
import { type Access, accessOf, type Statement } from "./statements.ts";

/** Whether a pattern of IAM, with `*` and `?`, takes in a text. */
export const takesIn = (pattern: string, text: string): boolean =>
  pattern === text || (/[*?]/.test(pattern) && patternOf(pattern).test(text));

const patternOf = (pattern: string): RegExp => {
  const escaped = pattern.replace(/[.+^${}()|[\]\\<>]/g, "\\$&");
  return new RegExp(`^${escaped.replace(/\*/g, ".*").replace(/\?/g, ".")}$`, "i");
};

/** Whether a statement is about an action on a resource. */
export const covers = (statement: Statement, action: string, resource: string): boolean =>
  statement.actions.some((one) => takesIn(one, action)) &&
  statement.resources.some((one) => takesIn(one, resource));

/** Whether a role may certainly do one of some actions on a resource: allowed without conditions, and never denied so. */
export const mayCertainly = (
  role: Resource | undefined,
  actions: readonly string[],
  resource: string,
  model: Model,
): boolean => {
  const access = accessOf(model).find((one) => one.role.id === role?.id);
  return access !== undefined && actions.some((action) => certain(access, action, resource));
};

const certain = ({ statements }: Access, action: string, resource: string): boolean => {
  const about = statements.filter((one) => !one.conditional && covers(one, action, resource));
  return about.some(({ denies }) => !denies) && !about.some(({ denies }) => denies);
};

/** The role under which a function runs. */
export const roleOf = (lambda: Resource, model: Model): Resource | undefined =>
  model.target(lambda.properties.Role);
