import { type Finding, finding } from "../finding.ts";
import { isFields, type Loose } from "../template/loose.ts";
import type { Model, Resource } from "../template/model.ts";
import type { Rule, Rules, Sheet } from "./sheet.ts";

/** A finding for each property that is not as its sheet asks, or that the sheet does not know. */
export const propertiesOf = (
  resource: Resource,
  { rules }: Sheet,
  model: Model,
): readonly Finding[] => {
  const walk = (value: Loose, path: string): readonly Finding[] => {
    const rule = rules[path];
    if (rule !== undefined) return ofRule(resource, path, value, rule, model);
    return leadsOn(rules, path)
      ? inner(value, path).flatMap(([further, one]) => walk(one, further))
      : [unknown(resource, path)];
  };
  return inner(resource.properties, "").flatMap(([path, value]) => walk(value, path));
};

/** What lies in a list or under names, each with its path; what is neither, where it is. */
const inner = (value: Loose, path: string): readonly (readonly [string, Loose])[] => {
  if (Array.isArray(value)) return value.map((one) => [`${path}[]`, one]);
  if (!isFields(value)) return [[`${path}=`, value]];
  const within = path === "" ? "" : `${path}.`;
  return Object.entries(value).map(([name, one]) => [`${within}${name}`, one]);
};

const leadsOn = (rules: Rules, path: string): boolean =>
  Object.keys(rules).some((known) => known.startsWith(`${path}.`) || known.startsWith(`${path}[`));

const unknown = (resource: Resource, path: string): Finding =>
  finding(
    resource,
    path,
    "PP-4.integrated",
    `could not decide: no rule says what this property of ${resource.type} does to data`,
  );

const ofRule = (
  resource: Resource,
  path: string,
  value: Loose,
  rule: Rule,
  model: Model,
): readonly Finding[] => {
  switch (rule.kind) {
    case "any":
      return [];
    case "only":
      return rule.values.some((allowed) => same(allowed, value))
        ? []
        : [finding(resource, path, rule.clause, rule.why)];
    case "inside":
      return model.target(value) === undefined
        ? [finding(resource, path, rule.clause, `${rule.why}; it leads to ${model.text(value)}`)]
        : [];
  }
};

/** Equal as CloudFormation reads them: `"false"` is `false`. */
const same = (one: Loose, other: Loose): boolean =>
  typeof one === "object"
    ? JSON.stringify(one) === JSON.stringify(other)
    : String(one) === String(other);
