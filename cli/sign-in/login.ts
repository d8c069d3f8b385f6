import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { ProblemError } from "../../client/problem-error.ts";
import type { Cli } from "../cli.ts";
import { Failure } from "../failure.ts";
import { apiAt } from "../http/api.ts";
import type { Io } from "../io.ts";
import { clientToken } from "./client-token.ts";
import { type Client, type Profile, readBook, writeBook } from "./profiles.ts";
import { addressOf } from "./session.ts";

export type LoginOptions = {
  readonly profile?: string;
  readonly url?: string;
  readonly app?: string;
  readonly clientId?: string;
  readonly issuer?: string;
  readonly tokenUrl?: string;
  readonly scope?: string;
  readonly secretFile?: string;
};

/** A secret comes from the keyboard or the standard input, never from an argument, which `ps` shows to everybody. */
const secretFrom = async (io: Io, what: string): Promise<string> => {
  const given = io.terminal.in ? await io.ask(`${what}: `, true) : await io.input();
  if (given.trim() !== "") return given.trim();
  throw new Failure("usage", `No ${what.toLowerCase()} was given`, "Type it, or send it to stdin");
};

const clientOf = async (io: Io, id: string, options: LoginOptions): Promise<Client> => {
  const { issuer, tokenUrl, scope, secretFile } = options;
  const named = { id, issuer, tokenUrl, scope };
  if (secretFile !== undefined) return { ...named, secretFile: resolve(secretFile) };
  return { ...named, secret: await secretFrom(io, "Client secret") };
};

/** The gateway refuses a token that is none before it asks what it may do. */
const check = async (url: string, token: string): Promise<void> => {
  try {
    await apiAt(url, token).GET("/v1/apps", { params: { query: { limit: 1 } } });
  } catch (error) {
    if (!(error instanceof ProblemError) || error.status !== 403) throw error;
  }
};

/** Signs in, and keeps how under the profile's name. Throws a `Failure` if the deployment does not take it. */
export const login = async ({ io }: Cli, options: LoginOptions) => {
  const { profile: name = "default", clientId, app } = options;
  const given = options.url ?? io.env.CHAT_RETENTION_URL;
  if (!given) throw new Failure("usage", "Sign in where?", "--url, the stack's output ApiUrl");
  const url = addressOf(given);
  const base: Profile = { url, ...(app === undefined ? {} : { app }) };
  const profile: Profile =
    clientId === undefined
      ? { ...base, token: await secretFrom(io, "Token") }
      : { ...base, client: await clientOf(io, clientId, options) };
  await check(url, profile.token ?? (await clientToken(io, profile.client as Client)));
  const { profiles } = readBook(io);
  writeBook(io, { current: name, profiles: { ...profiles, [name]: profile } });
  return { name, url };
};

/** Forgets a profile and every token that was got by one; answers the name. */
export const logout = (io: Io, asked: string | undefined): string => {
  const { profiles, current } = readBook(io);
  const name = asked ?? current;
  if (name === undefined || profiles[name] === undefined) {
    throw new Failure(
      "notSignedIn",
      asked === undefined ? "Nobody is signed in" : `There is no profile ${asked}`,
    );
  }
  const { [name]: _, ...left } = profiles;
  const [next] = current === name ? Object.keys(left) : [current];
  writeBook(io, { ...(next === undefined ? {} : { current: next }), profiles: left });
  rmSync(join(io.folders.cache, "tokens.json"), { force: true });
  return name;
};
