/** What the resources of the template are called in a world of tests, by the settings of its functions. */
import { restoredMark, variables } from "../../../functions/policy/names.ts";
import type { Settings } from "../resources.ts";
import type { Names } from "./resolve.ts";
import { account, type Fields, type Resource } from "./template.ts";

const lastOf = (text: string): string => text.split(/[/:]/).pop() ?? "";

/** ARNs by type, of a resource by its name. */
const arns: Readonly<Record<string, (name: string, region: string) => string>> = {
  "AWS::DynamoDB::Table": (name, region) => `arn:aws:dynamodb:${region}:${account}:table/${name}`,
  "AWS::S3::Bucket": (name) => `arn:aws:s3:::${name}`,
  "AWS::SQS::Queue": (url, region) => `arn:aws:sqs:${region}:${account}:${lastOf(url)}`,
  "AWS::KMS::Key": (id, region) => `arn:aws:kms:${region}:${account}:key/${id}`,
  "AWS::Events::EventBus": (name, region) =>
    `arn:aws:events:${region}:${account}:event-bus/${name}`,
};

type Reference = { readonly Ref?: string; readonly "Fn::GetAtt"?: readonly [string, string] };

/** The variables of all functions. */
const variablesIn = (resources: readonly Resource[]): readonly [string, unknown][] =>
  resources
    .filter(({ type }) => type === "AWS::Lambda::Function")
    .flatMap(({ properties }) => {
      const { Variables = {} } = (properties.Environment ?? {}) as { Variables?: Fields };
      return Object.entries(Variables);
    });

/** What functions are told of resources: a variable's value is the name, or the ARN, of what it refers to. */
const told = (resources: readonly Resource[], settings: Settings) => {
  const known = variablesIn(resources).flatMap(([name, value]) => {
    const setting = settings[name];
    return setting === undefined ? [] : [{ name, value, setting }];
  });
  const by = (key: (reference: Reference) => string | undefined) =>
    new Map(
      known.flatMap(({ value, setting }) => {
        const id = key(value as Reference);
        return id === undefined ? [] : [[id, setting] as const];
      }),
    );
  const groups = known.filter(({ name }) => name === variables.scheduleGroup);
  return {
    refs: by(({ Ref }) => Ref),
    attributes: by(({ "Fn::GetAtt": attribute }) => attribute?.[0]),
    literals: groups.map(({ value, setting }) => [String(value), setting] as const),
  };
};

const pseudo = (settings: Settings): Readonly<Record<string, string>> => ({
  "AWS::Region": settings[variables.region] ?? "",
  "AWS::AccountId": account,
  "AWS::Partition": "aws",
  "AWS::URLSuffix": "amazonaws.com",
  "AWS::StackName": (settings[variables.restoredPrefix] ?? "").replace(restoredMark, ""),
});

/** How the world calls what the template refers to; what its functions are told nothing of keeps its id. */
export const namesIn = (resources: readonly Resource[], settings: Settings) => {
  const { refs, attributes, literals } = told(resources, settings);
  const types = new Map(resources.map(({ id, type }) => [id, type]));
  const fixed = pseudo(settings);
  const ref = (id: string) => fixed[id] ?? refs.get(id) ?? id;
  const attribute = (id: string) =>
    attributes.get(id) ??
    arns[types.get(id) ?? ""]?.(ref(id), ref("AWS::Region")) ??
    `arn:aws:other:${ref("AWS::Region")}:${account}:${id}`;
  const renamed = (text: string): string =>
    literals.reduce((so, [name, setting]) => so.replaceAll(`${name}/`, `${setting}/`), text);
  return { names: { ref, attribute } satisfies Names, renamed };
};

/** How a reader would call them: by their place in the stack. */
export const placesIn = (resources: readonly Resource[]): Names => {
  const paths = new Map(resources.map(({ id, path }) => [id, path]));
  const place = (id: string) => paths.get(id) ?? `<${id}>`;
  return { ref: place, attribute: place };
};
