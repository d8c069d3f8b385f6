import { parseArgs } from "node:util";

export type Arguments = {
  readonly once: boolean;
  readonly json: boolean;
  readonly data: string | undefined;
  readonly port: number | undefined;
};

/** What the command line asks for, or the one line that says why not. */
export type Parsed =
  | { readonly kind: "run"; readonly arguments: Arguments }
  | { readonly kind: "help" }
  | { readonly kind: "wrong"; readonly why: string };

export const usage = `Usage: npm start -- [options]

Starts the whole system on this machine, replays real chat, lets two months pass,
and shows after each step what is readable, what is there and what must be.
Then it stays up, with addresses and a token to try; Ctrl-C ends it.

  --once       exit instead of staying up: 0 if everything held, 1 if not
  --json       the last line of stdout is a report in JSON; all else goes to stderr
  --data DIR   replay another folder: irc/*.raw.txt and access-log/*.log
  --port N     the local AWS's port (default: the first free one from 4566)
  --help       this text
`;

const options = {
  once: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
  data: { type: "string" },
  port: { type: "string" },
  help: { type: "boolean", default: false },
} as const;

export const parseArguments = (args: readonly string[]): Parsed => {
  try {
    const { values } = parseArgs({ args: [...args], options });
    if (values.help) return { kind: "help" };
    const { once, json, data, port } = values;
    return { kind: "run", arguments: { once, json, data, port: portOf(port) } };
  } catch (error) {
    const [why = ""] = String(error instanceof Error ? error.message : error).split(/\.\s|\n/);
    return { kind: "wrong", why: why.replace(/\.?$/, ".") };
  }
};

const portOf = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535) throw new Error("--port is a number from 1 to 65535");
  return port;
};
