import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { recommended } from "../../infra/flags.ts";
import { RetentionStack } from "../../infra/retention-stack.ts";
import { settingsOf } from "../../infra/settings.ts";

/** Properties as deep as one likes; `listOf` makes a list of what is one. */
export type Loose = { readonly [name: string]: Loose | undefined };

export const listOf = (value: Loose | undefined): readonly Loose[] =>
  Object.values(value ?? {}).filter((one) => one !== undefined);

/** A resource of the template: its id, where it stands in the tree, and its properties. */
type Resource = { readonly id: string; readonly path: string; readonly properties: Loose };

type Synthesised = {
  readonly template: Template;
  /** The resources of a type, such as `AWS::SQS::Queue`. */
  readonly all: (type: string) => readonly Resource[];
  /** A value with each reference replaced by the path of what it refers to. */
  readonly named: (value: unknown) => string;
};

const region = "eu-central-1";
const stackName = "chat-retention";

/** Synthesises in a folder that is gone afterwards, refused or not. */
export const templateOf = (
  context: Readonly<Record<string, string>>,
  account = "123456789012",
): Template => {
  const outdir = mkdtempSync(join(tmpdir(), "chat-retention-synth-"));
  const bundling = { "aws:cdk:bundling-stacks": [] };
  const paths = { "aws:cdk:enable-path-metadata": true };
  try {
    const app = new App({
      outdir,
      context: { ...recommended, ...bundling, ...paths, ...context },
      builtinCloudFormationValidation: false,
    });
    const env = { account, region };
    const settings = settingsOf(app.node);
    return Template.fromStack(new RetentionStack(app, stackName, { env, settings }));
  } finally {
    rmSync(outdir, { recursive: true });
  }
};

const known = new Map<string, Synthesised>();

/** The stack as CloudFormation gets it, without the code of its functions; made once for each context. */
export const synthesise = (context: Readonly<Record<string, string>> = {}): Synthesised => {
  const name = JSON.stringify(context);
  const made = known.get(name) ?? synthesiseNow(context);
  known.set(name, made);
  return made;
};

const synthesiseNow = (context: Readonly<Record<string, string>>): Synthesised => {
  const template = templateOf(context);
  const all = (type: string) =>
    Object.entries(template.findResources(type)).map(([id, found]) => ({
      id,
      path: pathOf(found),
      properties: (found.Properties ?? {}) as Loose,
    }));
  const paths = new Map(
    Object.entries(template.toJSON().Resources).map(([id, found]) => [id, pathOf(found)]),
  );
  return { template, all, named: (value) => name(value, paths) };
};

const pathOf = (resource: unknown): string => {
  const { Metadata } = resource as { Metadata?: Record<string, string> };
  return (Metadata?.["aws:cdk:path"] ?? "")
    .replace(`${stackName}/`, "")
    .replace(/\/(Resource|DefaultPolicy\/Resource)$/, "");
};

const name = (value: unknown, paths: ReadonlyMap<string, string>): string => {
  if (typeof value !== "object" || value === null) return String(value);
  const { Ref, "Fn::GetAtt": got, "Fn::Join": join } = value as Record<string, unknown>;
  if (typeof Ref === "string") return paths.get(Ref) ?? Ref;
  if (Array.isArray(got)) return paths.get(String(got[0])) ?? String(got[0]);
  if (Array.isArray(join)) return (join[1] as unknown[]).map((part) => name(part, paths)).join("");
  return JSON.stringify(value);
};
