/** Deployments and credentials under a name each, in a file that only its owner may read. */
import { join } from "node:path";
import * as z from "zod/mini";
import { Failure } from "../failure.ts";
import type { Io } from "../io.ts";
import { readPrivate, writePrivate } from "./private-file.ts";

/** A machine's client of an OIDC issuer; its secret lies here, or in a file that is named here. */
const clientSchema = z.object({
  id: z.string(),
  issuer: z.optional(z.string()),
  tokenUrl: z.optional(z.string()),
  scope: z.optional(z.string()),
  secret: z.optional(z.string()),
  secretFile: z.optional(z.string()),
});
export type Client = z.infer<typeof clientSchema>;

const profileSchema = z.object({
  url: z.string(),
  app: z.optional(z.string()),
  token: z.optional(z.string()),
  client: z.optional(clientSchema),
});
export type Profile = z.infer<typeof profileSchema>;

const bookSchema = z.object({
  current: z.optional(z.string()),
  profiles: z.record(z.string(), profileSchema),
});
export type Book = z.infer<typeof bookSchema>;

export const bookFile = ({ folders }: Io): string => join(folders.config, "profiles.json");

export const readBook = (io: Io): Book => {
  const found = readPrivate(bookFile(io));
  if (found === undefined) return { profiles: {} };
  const book = bookSchema.safeParse(found);
  if (book.success) return book.data;
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
