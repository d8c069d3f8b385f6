import { Argument, type Command, Option } from "commander";
import type { Cli } from "../cli.ts";
import type { Format } from "../import/import.ts";
import type { Counts } from "../import/tally.ts";
import { count } from "../output/numbers.ts";
import { tableOf } from "../output/table.ts";
import { type Does, type Group, ofApp } from "./command.ts";

type Options = { readonly dryRun?: boolean; readonly channel?: string; readonly date?: string };

const rowsOf = ({ found, stored, duplicates, tooOld, skipped }: Counts, dryRun: boolean) => [
  ["found", count(found)],
  [dryRun ? "would be sent" : "stored", count(stored)],
  ["there already", count(duplicates)],
  ["older than the app keeps messages", count(tooOld)],
  ...Object.entries(skipped).map(([why, number]) => [`left out: ${why}`, count(number)]),
];

const act = async (cli: Cli, format: Format, from: string, options: Options) => {
  const { importFrom } = await import("../import/import.ts");
  const { dryRun = false, channel = "", date } = options;
  const counts = await importFrom(cli, { format, from, dryRun, channel, date });
  cli.show({ app: cli.app(), dryRun, ...counts }, () =>
    tableOf(["messages", ""], rowsOf(counts, dryRun), ""),
  );
};

const formats: Readonly<Record<Exclude<Format, "irc">, string>> = {
  slack: "Slack's export: the ZIP or its folder",
  discord: "DiscordChatExporter's JSON: a file, a folder or a ZIP of them",
  matrix: "Element's JSON export of a room: a file, a folder or a ZIP",
  mattermost: "Mattermost's bulk export: the JSONL file, or the ZIP with it",
};

const what = new Argument("<export>", "a file, a folder, or a ZIP");
const dryRun = () => new Option("--dry-run", "read and count, send nothing");

const irc = (group: Command, does: Does) =>
  ofApp(group.command("irc"))
    .description("logs of an IRC channel, [HH:MM] <nick> words, a file a day, in UTC")
    .addArgument(what)
    .addOption(dryRun())
    .requiredOption("--channel <name>", "the conversation that it is")
    .option("--date <day>", "the day of the log (default: from the file's name)")
    .action(does((cli, options: Options, from: string) => act(cli, "irc", from, options)));

export const imports: Group = (program, does) => {
  const group = program
    .command("import")
    .description("take in a chat's history, as far as the app keeps it");
  for (const [format, description] of Object.entries(formats)) {
    ofApp(group.command(format))
      .description(description)
      .addArgument(what)
      .addOption(dryRun())
      .action(
        does((cli, options: Options, from: string) => act(cli, format as Format, from, options)),
      );
  }
  irc(group, does);
};
