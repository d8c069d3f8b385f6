import type { Command } from "commander";
import { type Cli, cliOf, type Globals } from "../cli.ts";
import { type Exit, exitCodes } from "../exit-codes.ts";
import type { Io } from "../io.ts";

/** What a command does; what it answers is how it ended, if it did not simply end well. */
export type Act<O extends object> = (cli: Cli, options: O, ...args: string[]) => Promise<unknown>;

/** Makes an action of commander out of what a command does. */
export type Does = <O extends object>(act: Act<O>) => (...given: unknown[]) => Promise<void>;

/** Adds a group of commands to the program. */
export type Group = (program: Command, does: Does) => void;

const isExit = (value: unknown): value is Exit => String(value) in exitCodes;

/** Commander hands over the arguments, the options and the command, in this order. */
export const doesOn =
  (io: Io, end: (exit: Exit) => void): Does =>
  (act) =>
  async (...given) => {
    const command = given.at(-1) as Command;
    const options = command.optsWithGlobals();
    const args = given.slice(0, -2) as string[];
    const exit = await act(cliOf(io, options as Globals), options as never, ...args);
    end(isExit(exit) ? exit : "ok");
  };

/** A command about one app, which is named by `--app`, the environment or the profile. */
export const ofApp = (command: Command): Command =>
  command.option("-a, --app <id>", "the app (default: CHAT_RETENTION_APP, or the profile's)");

/** A command that asks before it acts. */
export const asking = (command: Command): Command => command.option("-y, --yes", "do not ask");
