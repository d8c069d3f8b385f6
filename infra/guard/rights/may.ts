import type { Model, Resource } from "../template/model.ts";
import { accessOf, resourceStatements, type Statement } from "./statements.ts";

/** Whether a pattern of IAM, with `*` and `?`, takes in a text. */
export const takesIn = (pattern: string, text: string): boolean =>
  pattern === text || (/[*?]/.test(pattern) && patternOf(pattern).test(text));

const patterns = new Map<string, RegExp>();

const patternOf = (pattern: string): RegExp => {
  const made = patterns.get(pattern) ?? compiled(pattern);
  patterns.set(pattern, made);
  return made;
};

const compiled = (pattern: string): RegExp => {
  const escaped = pattern.replace(/[.+^${}()|[\]\\<>]/g, "\\$&");
  return new RegExp(`^${escaped.replace(/\*/g, ".*").replace(/\?/g, ".")}$`, "i");
};

/** Whether a statement is about an action on a resource. */
export const covers = (statement: Statement, action: string, resource: string): boolean =>
  statement.actions.some((one) => takesIn(one, action)) &&
  statement.resources.some((one) => takesIn(one, resource));

/**
 * Whether a role may certainly do one of some actions on a resource: allowed without conditions or a boundary, and
 * denied so neither by its own policies nor by the resource's.
 */
export const mayCertainly = (
  role: Resource | undefined,
  actions: readonly string[],
  resource: string,
  model: Model,
): boolean => {
  const access = accessOf(model).find((one) => one.role.id === role?.id);
  if (access === undefined || role?.properties.PermissionsBoundary !== undefined) return false;
  const certain = [...access.statements, ...denialsOf(model)].filter(
    ({ conditional }) => !conditional,
  );
  return actions.some((action) => {
    const about = certain.filter((one) => covers(one, action, resource));
    return about.some(({ denies }) => !denies) && !about.some(({ denies }) => denies);
  });
};

const known = new WeakMap<Model, readonly Statement[]>();

/** What resources refuse to all, found once for a template. */
const denialsOf = (model: Model): readonly Statement[] => {
  const made = known.get(model) ?? resourceStatements(model).filter(({ denies }) => denies);
  known.set(model, made);
  return made;
};

/** The role under which a function runs. */
export const roleOf = (lambda: Resource, model: Model): Resource | undefined =>
  model.target(lambda.properties.Role);
