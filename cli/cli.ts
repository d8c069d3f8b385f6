/** What every command has: the machine, the deployment that was named, and a way to answer. */
import { styleText } from "node:util";
import { Failure } from "./failure.ts";
import type { Api } from "./http/api.ts";
import { type Io, say } from "./io.ts";
import { type Session, sessionOf } from "./sign-in/session.ts";

export type Globals = {
  readonly url?: string;
  readonly profile?: string;
  readonly json?: boolean;
  readonly yes?: boolean;
  readonly app?: string;
};

type Format = "bold" | "dim" | "green" | "red" | "yellow" | "cyan";

export type Cli = {
  readonly io: Io;
  readonly session: () => Session;
  /** The API of the deployment, signed in; public routes need no sign-in. */
  readonly api: (needs?: "public") => Promise<Api>;
  /** The app that was named. */
  readonly app: () => string;
  /** Answers: the API's own answer with `--json`, or else text for people. */
  readonly show: (answer: unknown, text: () => string) => void;
  /** Says something beside the answer, on stderr. */
  readonly note: (line: string) => void;
  /** Goes on only if somebody agrees, or said so before. */
  readonly confirm: (what: string) => Promise<void>;
  readonly paint: (format: Format, text: string) => string;
  readonly json: boolean;
};

const hasColours = ({ env, terminal }: Io): boolean =>
  terminal.out && !env.NO_COLOR && env.TERM !== "dumb";

const signedIn = async (io: Io, { url, identity }: Session, isPublic: boolean): Promise<Api> => {
  const { apiAt } = await import("./http/api.ts");
  if (isPublic) return apiAt(url, undefined);
  if (identity === undefined) {
    throw new Failure(
      "notSignedIn",
      `Nobody is signed in at ${url}`,
      "`chat-retention login`, or set CHAT_RETENTION_TOKEN",
    );
  }
  if (identity.kind === "token") return apiAt(url, identity.token);
  const { clientToken } = await import("./sign-in/client-token.ts");
  return apiAt(url, await clientToken(io, identity.client));
};

const confirmIn = async (io: Io, yes: boolean, what: string): Promise<void> => {
  if (yes) return;
  if (!io.terminal.in) throw new Failure("usage", `${what} Nobody is there to ask`, "Say --yes");
  const answer = await io.ask(`${what} Go on? [y/N] `);
  if (!/^y(es)?$/i.test(answer.trim())) throw new Failure("failed", "Nothing was done");
};

const appOf = (given: string | undefined, session: () => Session): string => {
  const app = given ?? session().app;
  if (app !== undefined) return app;
  throw new Failure(
    "usage",
    "No app is named",
    "--app, CHAT_RETENTION_APP, or an app of the profile",
  );
};

export const cliOf = (io: Io, globals: Globals): Cli => {
  const session = () => sessionOf(io, globals);
  const json = globals.json === true;
  return {
    io,
    session,
    json,
    api: (needs) => signedIn(io, session(), needs === "public"),
    app: () => appOf(globals.app, session),
    show: (answer, text) => say(io.stdout, json ? JSON.stringify(answer, null, 2) : text()),
    note: (line) => say(io.stderr, line),
    confirm: (what) => confirmIn(io, globals.yes === true, what),
    paint: (format, text) => (hasColours(io) ? styleText(format, text) : text),
  };
};
