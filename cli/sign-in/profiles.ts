/** Deployments and credentials under a name each, in a file that only its owner may read. */
import { join } from "node:path";
import { Failure } from "../failure.ts";
import type { Io } from "../io.ts";
import { readPrivate, writePrivate } from "./private-file.ts";

/** A machine's client of an OIDC issuer; its secret lies here, or in a file that is named here. */
export type Client = {
  readonly id: string;
  readonly issuer?: string | undefined;
  readonly tokenUrl?: string | undefined;
  readonly scope?: string | undefined;
  readonly secret?: string | undefined;
  readonly secretFile?: string | undefined;
};

export type Profile = {
  readonly url: string;
  readonly app?: string | undefined;
  readonly token?: string | undefined;
  readonly client?: Client | undefined;
};

export type Book = {
  readonly current?: string | undefined;
  readonly profiles: Readonly<Record<string, Profile>>;
};

/** A schema's library would take longer to load than all the rest of the command. */
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const areTexts = (value: Readonly<Record<string, unknown>>, ...names: readonly string[]): boolean =>
  names.every((name) => value[name] === undefined || typeof value[name] === "string");

const isClient = (value: unknown): boolean =>
  isObject(value) &&
  typeof value.id === "string" &&
  areTexts(value, "issuer", "tokenUrl", "scope", "secret", "secretFile");

const isProfile = (value: unknown): boolean =>
  isObject(value) &&
  typeof value.url === "string" &&
  areTexts(value, "app", "token") &&
  (value.client === undefined || isClient(value.client));

const isBook = (value: unknown): value is Book =>
  isObject(value) &&
  areTexts(value, "current") &&
  isObject(value.profiles) &&
  Object.values(value.profiles).every(isProfile);

export const bookFile = ({ folders }: Io): string => join(folders.config, "profiles.json");

export const readBook = (io: Io): Book => {
  const found = readPrivate(bookFile(io));
  if (found === undefined) return { profiles: {} };
  if (isBook(found)) return found;
  throw new Failure(
    "failed",
    `${bookFile(io)} is not as it must be`,
    "Remove it and sign in again",
  );
};

export const writeBook = (io: Io, book: Book): void => writePrivate(bookFile(io), book);

/** The profile of a name, or the current one; undefined if none is asked for and there is none. */
export const profileIn = (
  { profiles, current }: Book,
  asked: string | undefined,
): Profile | undefined => {
  const name = asked ?? current;
  const profile = name === undefined ? undefined : profiles[name];
  if (profile !== undefined || asked === undefined) return profile;
  const known = Object.keys(profiles).join(", ") || "none yet";
  throw new Failure("notSignedIn", `There is no profile ${asked}`, `Profiles: ${known}`);
};
