/** `npm run bounds`: prints how long what is kept, and who may do what, as the template says; `--write` into the docs. */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { App } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { rules } from "../infra/duties.ts";
import { recommended } from "../infra/flags.ts";
import { boundsInMarkdown, examine, rightsInMarkdown } from "../infra/guard/index.ts";
import { RetentionStack } from "../infra/retention-stack.ts";
import { settingsOf } from "../infra/settings.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const { values } = parseArgs({ options: { write: { type: "boolean", default: false } } });

/** Paths name resources; no code is bundled to read a template. */
const context = {
  ...recommended,
  "aws:cdk:bundling-stacks": [],
  "aws:cdk:enable-path-metadata": true,
};

const templateOfStack = (): unknown => {
  const folder = temporaryFolder("bounds");
  const app = new App({ outdir: folder.path, context, builtinCloudFormationValidation: false });
  const settings = settingsOf(app.node);
  const template = Template.fromStack(new RetentionStack(app, "chat-retention", { settings }));
  folder.remove();
  return template.toJSON();
};

const template = templateOfStack();
const tables = {
  bounds: boundsInMarkdown(examine(template, {}, rules).kept),
  rights: rightsInMarkdown(template, {}),
} as const;

const document = new URL("../docs/bounds.md", import.meta.url);

/** A document with a table between its marks. */
const withTable = (text: string, name: keyof typeof tables): string =>
  text.replace(
    new RegExp(`(<!-- ${name}[^>]*-->\\n)[\\s\\S]*?(\\n<!-- end of ${name} -->)`),
    (_, from: string, to: string) => `${from}${tables[name]}${to}`,
  );

if (values.write) {
  const text = readFileSync(document, "utf8");
  writeFileSync(document, withTable(withTable(text, "bounds"), "rights"));
} else {
  process.stdout.write(`${tables.bounds}\n\n${tables.rights}\n`);
}
