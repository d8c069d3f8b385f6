import { writeFileSync } from "node:fs";
import { Argument, type Command } from "commander";
import type { Cli } from "../cli.ts";
import type { Outcome } from "../configuration/apply.ts";
import { factsOf, flattened } from "../output/table.ts";
import { asking, type Does, type Group, ofApp } from "./command.ts";

const file = () => new Argument("<file>", "the document, or - for stdin");

const textOf = (outcome: Outcome): string => {
  if (outcome.kind === "changed") return `Changed: the version is now ${outcome.etag}`;
  return outcome.kind === "same" ? "Nothing has changed" : "A preview: nothing was applied";
};

const tell = (cli: Cli, outcome: Outcome): void => {
  const { kind: _, ...foreseen } = outcome;
  const answer = outcome.kind === "changed" ? outcome.document : { changed: false, ...foreseen };
  cli.show(answer, () => textOf(outcome));
};

const show = (group: Command, does: Does) =>
  ofApp(group.command("show"))
    .description("show the configuration, without its secrets")
    .option("--save <file>", "write it into a file with its version, for `apply`")
    .action(
      does(async (cli, { save }: { readonly save?: string }) => {
        const { read, fileText } = await import("../configuration/document.ts");
        const current = await read(cli, await cli.api());
        if (save !== undefined) writeFileSync(save, fileText(current), { mode: 0o600 });
        const { document, etag } = current;
        cli.show(document, () => factsOf({ version: etag, ...flattened(document) }));
      }),
    );

const edit = (group: Command, does: Does) =>
  asking(ofApp(group.command("edit")))
    .description("edit the configuration in $VISUAL or $EDITOR, see the difference, and apply it")
    .action(
      does(async (cli) => {
        const module = await import("../configuration/edit.ts");
        tell(cli, await module.edit(cli, await cli.api()));
      }),
    );

const diff = (group: Command, does: Does) =>
  ofApp(group.command("diff"))
    .description("what a file would change; 1 if it would, like diff(1)")
    .addArgument(file())
    .action(
      does(async (cli, _options, name: string) => {
        const { documentOf, read, differenceOf } = await import("../configuration/document.ts");
        const { coloured } = await import("../configuration/coloured.ts");
        const { document } = await documentOf(cli, name);
        const current = await read(cli, await cli.api());
        const difference = differenceOf(current.document, document, name);
        cli.show({ difference }, () => coloured(cli, difference) || "There is no difference");
        return difference === "" ? "ok" : "failed";
      }),
    );

const apply = (group: Command, does: Does) =>
  asking(ofApp(group.command("apply")))
    .description(
      "replace the configuration by a file, if nobody else has changed it since `show --save`",
    )
    .addArgument(file())
    .option("--preview", "only show the difference, and what it would erase")
    .action(
      does(async (cli, { preview }: { readonly preview?: boolean }, name: string) => {
        const { documentOf, read } = await import("../configuration/document.ts");
        const module = await import("../configuration/apply.ts");
        const api = await cli.api();
        const [after, before] = [await documentOf(cli, name), await read(cli, api)];
        tell(cli, await module.apply(cli, api, { before, after, name, preview }));
      }),
    );

export const configuration: Group = (program, does) => {
  const group = program
    .command("configuration")
    .alias("config")
    .description("an app's configuration");
  for (const add of [show, edit, diff, apply]) add(group, does);
};
