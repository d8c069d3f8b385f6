import { type Claim, claimIn } from "../claim.ts";
import { type Fields, fieldsOf, isFields, type Loose } from "./loose.ts";
import { targetIn, textOf } from "./text.ts";

/** A resource as CloudFormation gets it, overrides included. */
export type Resource = {
  readonly id: string;
  readonly type: string;
  /** Where it stands in the tree of constructs, without the stack's name; the logical id if nobody says. */
  readonly path: string;
  readonly properties: Fields;
  readonly claim: Claim | undefined;
  /** What becomes of it, and of one that is replaced, when the template no longer names it. */
  readonly removal: readonly Loose[];
  /** Only made under a condition: it may hold data, but nobody can count on it. */
  readonly conditional: boolean;
};

/** A template, and where it goes; account and region are unknown if the deployment decides. */
export type Model = {
  readonly account: string | undefined;
  readonly region: string | undefined;
  readonly resources: readonly Resource[];
  readonly ofType: (...types: readonly string[]) => readonly Resource[];
  readonly text: (value: Loose) => string;
  /** The resource of this template that a value leads to. */
  readonly target: (value: Loose) => Resource | undefined;
};

/** Where a template goes, and the path of its stack in the tree of constructs. */
export type Place = {
  readonly account?: string | undefined;
  readonly region?: string | undefined;
  readonly stack?: string;
};

/** Reads a template. */
export const modelOf = (template: Loose, { account, region, stack }: Place): Model => {
  const found = Object.entries(fieldsOf(fieldsOf(template).Resources));
  const resources = found.map(([id, resource]) => resourceOf(id, fieldsOf(resource), stack));
  const byId = new Map(resources.map((resource) => [resource.id, resource]));
  const text = remembering((value) => textOf(value, (name) => byId.has(name)));
  return {
    account,
    region,
    resources,
    ofType: (...types) => resources.filter(({ type }) => types.includes(type)),
    text,
    target: (value) => byId.get(targetIn(text(value)) ?? ""),
  };
};

/** The same values are asked for again and again; those that are objects stay as they are. */
const remembering = (textOf: (value: Loose) => string): ((value: Loose) => string) => {
  const known = new WeakMap<object, string>();
  return (value) => {
    if (typeof value !== "object" || value === null) return textOf(value);
    const text = known.get(value) ?? textOf(value);
    known.set(value, text);
    return text;
  };
};

const resourceOf = (id: string, resource: Fields, stack: string | undefined): Resource => {
  const metadata = fieldsOf(resource.Metadata);
  return {
    id,
    type: String(resource.Type),
    path: pathIn(metadata, stack) ?? id,
    properties: fieldsOf(present(resource.Properties)),
    claim: claimIn(metadata),
    removal: [resource.DeletionPolicy, resource.UpdateReplacePolicy],
    conditional: resource.Condition !== undefined,
  };
};

/** The construct's path from its stack on; `Resource` is what the CDK calls what is inside. */
const pathIn = (metadata: Fields, stack: string | undefined): string | undefined => {
  const path = metadata["aws:cdk:path"];
  if (typeof path !== "string") return undefined;
  const [first = ""] = path.split("/");
  const start = `${stack ?? first}/`;
  return (path.startsWith(start) ? path.slice(start.length) : path).replace(/\/Resource$/, "");
};

/** Properties without those that `AWS::NoValue` takes away. */
const present = (value: Loose): Loose => {
  if (Array.isArray(value)) return value.map(present);
  if (!isFields(value)) return value;
  if (value.Ref === "AWS::NoValue") return undefined;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, inner]) => [name, present(inner)])
      .filter(([, inner]) => inner !== undefined),
  );
};
