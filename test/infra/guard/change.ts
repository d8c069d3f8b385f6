import { rules } from "../../../infra/duties.ts";
import { examine, type Finding } from "../../../infra/guard/index.ts";
import { synthesise } from "../synthesised.ts";

type Json = { [name: string]: Json } & { [name: number]: Json };
type Resources = Record<string, { Type: string; Properties?: Json; Metadata?: Json } & Json>;

/** A change to a template, in place. */
export type Change = (resources: Resources) => void;

const place = { account: "123456789012", region: "eu-central-1" };

/** What the guard finds in the stack's template after some changes to a copy of it. */
export const foundAfter = (...changes: readonly Change[]): readonly Finding[] => {
  const template = structuredClone(synthesise().template.toJSON());
  for (const change of changes) change(template.Resources);
  return examine(template, place, rules).findings;
};

const pathOf = (resource: Resources[string]): string =>
  String(resource.Metadata?.["aws:cdk:path"] ?? "")
    .replace("chat-retention/", "")
    .replace(/\/Resource$/, "");

/** The logical id of what stands at a path in the tree of constructs. */
const idAt = (path: string, resources: Resources): string => {
  const found = Object.keys(resources).find((id) => pathOf(resources[id] as never) === path);
  if (found === undefined) throw new Error(`Nothing stands at ${path}`);
  return found;
};

/** A reference to what stands at a path, put in when the change is made. */
export const ref = (path: string, attribute?: string) => ({ toPath: path, attribute });

const resolved = (value: unknown, resources: Resources): unknown => {
  if (Array.isArray(value)) return value.map((one) => resolved(one, resources));
  if (typeof value !== "object" || value === null) return value;
  if ("toPath" in value) {
    const id = idAt(String(value.toPath), resources);
    return "attribute" in value && value.attribute !== undefined
      ? { "Fn::GetAtt": [id, value.attribute] }
      : { Ref: id };
  }
  const entries = Object.entries(value).map(([name, one]) => [name, resolved(one, resources)]);
  return Object.fromEntries(entries);
};

const parent = (at: Json, names: readonly string[]): Json =>
  names.reduce<Json>((found, name) => {
    found[name] ??= {} as Json;
    return found[name] as Json;
  }, at);

/** Sets what a resource says of itself, such as `Properties.RetentionInDays` or `DeletionPolicy`. */
export const says =
  (path: string, property: string, value: unknown): Change =>
  (resources) => {
    const names = property.split(".");
    const last = names.pop() as string;
    const resource = resources[idAt(path, resources)] as Json;
    parent(resource, names)[last] = resolved(value, resources) as Json;
  };

/** Sets a property of a resource. */
export const set = (path: string, property: string, value: unknown): Change =>
  says(path, `Properties.${property}`, value);

/** Takes a property away. */
export const without =
  (path: string, property: string): Change =>
  (resources) => {
    const names = `Properties.${property}`.split(".");
    const last = names.pop() as string;
    const holder = parent(resources[idAt(path, resources)] as Json, names);
    if (!(last in holder)) throw new Error(`${path} has no ${property}`);
    delete holder[last];
  };

/** Takes a resource away. */
export const gone =
  (path: string): Change =>
  (resources) => {
    delete resources[idAt(path, resources)];
  };

/** Several changes that only together are one. */
export const together =
  (...changes: readonly Change[]): Change =>
  (resources) => {
    for (const change of changes) change(resources);
  };

/** Adds a resource, with a claim if it makes one. */
export const more =
  (Type: string, Properties: object = {}, holds?: string): Change =>
  (resources) => {
    const Metadata = {
      "aws:cdk:path": "chat-retention/Added/Resource",
      ...(holds === undefined ? {} : { "chat-retention:claim": { holds } }),
    };
    resources.Added = { Type, Properties: resolved(Properties, resources), Metadata } as never;
  };

/** Gives a role one more statement. */
export const allow =
  (
    role: string,
    Action: string | readonly string[],
    Resource: unknown,
    rest: object = {},
  ): Change =>
  (resources) => {
    const policy = resources[idAt(`${role}/DefaultPolicy`, resources)] as Json;
    const statements = policy.Properties?.PolicyDocument?.Statement as unknown as object[];
    statements.push({
      Effect: "Allow",
      Action,
      Resource: resolved(Resource, resources) as object,
      ...rest,
    });
  };

/** Takes every statement away from a role that allows an action. */
export const mayNot =
  (role: string, action: string): Change =>
  (resources) => {
    const policy = resources[idAt(`${role}/DefaultPolicy`, resources)] as Json;
    const document = policy.Properties?.PolicyDocument as Json;
    const statements = document.Statement as unknown as { Action: string | string[] }[];
    document.Statement = statements.filter((one) => ![one.Action].flat().includes(action)) as never;
  };
