import completions from "@bomb.sh/tab/commander";
import { Command } from "commander";
import own from "../package.json" with { type: "json" };
import { access } from "./commands/access.ts";
import { apps } from "./commands/apps.ts";
import { doesOn } from "./commands/command.ts";
import { configuration } from "./commands/configuration.ts";
import { erasures } from "./commands/erasures.ts";
import { holds } from "./commands/holds.ts";
import { imports } from "./commands/imports.ts";
import { policy } from "./commands/policy.ts";
import { receipts } from "./commands/receipts.ts";
import { requests } from "./commands/requests.ts";
import { signIn } from "./commands/sign-in.ts";
import { type Exit, exitCodes } from "./exit-codes.ts";
import type { Io } from "./io.ts";

const groups = [
  ...[signIn, apps, configuration, requests, access],
  ...[holds, receipts, erasures, policy, imports],
];

const endings = `
Exit codes: ${Object.entries(exitCodes)
  .map(
    ([name, code]) => `${code} ${name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}`,
  )
  .join(", ")}. More: docs/cli.md`;

/** The whole command line. Everything that is only needed to act is loaded when it acts. */
export const programOn = (io: Io, end: (exit: Exit) => void): Command => {
  const program = new Command("chat-retention")
    .description(
      "Apps, their retention, requests, holds and receipts of a chat-retention deployment",
    )
    .version(own.version)
    .option("--url <url>", "the deployment's API (default: CHAT_RETENTION_URL, or the profile's)")
    .option(
      "--profile <name>",
      "a profile of `login` (default: CHAT_RETENTION_PROFILE, or the last)",
    )
    .option("--json", "answer with the API's own answer, as JSON")
    .addHelpText("after", endings)
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .configureHelp({ showGlobalOptions: true })
    .showSuggestionAfterError()
    .exitOverride();
  for (const add of groups) add(program, doesOn(io, end));
  completions(program, { completionCommandName: "completion" });
  return program;
};
