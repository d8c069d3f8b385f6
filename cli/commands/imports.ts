import { Argument, type Command, InvalidArgumentError, Option } from "commander";
import type { Cli } from "../cli.ts";
import type { Decode } from "../import/bytes.ts";
import type { Format } from "../import/readers.ts";
import type { Counts, Unfit } from "../import/tally.ts";
import { count } from "../output/numbers.ts";
import { tableOf } from "../output/table.ts";
import { type Does, type Group, ofApp } from "./command.ts";

type Options = {
  readonly dryRun?: boolean;
  readonly channel?: string;
  readonly date?: string;
  readonly encoding?: Decode;
};

const rowsOf = (counts: Counts, dryRun: boolean) => [
  ["found", count(counts.found)],
  [dryRun ? "would be sent" : "stored", count(counts.stored)],
  ["there already", count(counts.duplicates)],
  ["edited since, and stored anew", count(counts.edited)],
  ["older than the app keeps messages", count(counts.tooOld)],
  ...Object.entries(counts.skipped).map(([why, number]) => [`left out: ${why}`, count(number)]),
  ...(counts.unfitFiles > 0 ? [["files that could not be read", count(counts.unfitFiles)]] : []),
];

const lineOf = ({ file, record, why }: Unfit): string =>
  `${[file, record].filter(Boolean).join(", ")}: ${why}`;

const act = async (cli: Cli, format: Format, from: string, options: Options) => {
  const { importFrom } = await import("../import/import.ts");
  const { dryRun = false, channel, date, encoding: decode } = options;
  const importing = { format, from, dryRun, channel, date, decode };
  const { counts, mistake } = await importFrom(cli, importing);
  cli.show({ app: cli.app(), dryRun, ...counts }, () =>
    tableOf(["messages", ""], rowsOf(counts, dryRun), ""),
  );
  if (!cli.json) for (const one of counts.unfit) cli.note(lineOf(one));
  if (mistake !== undefined) throw mistake;
};

const formats: Readonly<Record<Exclude<Format, "irc">, string>> = {
  slack: "Slack's export: the ZIP, its folder, or a channel's folder or day",
  discord: "DiscordChatExporter's JSON: a file, a folder or a ZIP of them",
  matrix: "Element's JSON export of a room: a file, a folder or a ZIP",
  mattermost: "Mattermost's bulk export: the JSONL file, or the ZIP with it",
  "rocket-chat": "Rocket.Chat's export of a room as JSON: a file, a folder or a ZIP",
  zulip: "Zulip's export (manage.py export), unpacked",
};

const what = new Argument("<export>", "a file, a folder, or a ZIP");
const dryRun = () => new Option("--dry-run", "read and count, send nothing");

const decoderOf = (encoding: string): Decode => {
  try {
    const decoder = new TextDecoder(encoding);
    return (bytes) => decoder.decode(bytes);
  } catch {
    throw new InvalidArgumentError("It is no encoding that is known.");
  }
};

const irc = (group: Command, does: Does) =>
  ofApp(group.command("irc"))
    .description("logs of an IRC channel: ZNC, irssi, WeeChat, Eggdrop, energymech, mIRC, in UTC")
    .addArgument(what)
    .addOption(dryRun())
    .requiredOption("--channel <name>", "the conversation that it is")
    .option("--date <day>", "the day of the log (default: from the file's name, or its lines)")
    .option(
      "--encoding <name>",
      "of lines that are not in UTF-8 (default: windows-1252)",
      decoderOf,
    )
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
