/**
 * Which deployment, as whom. What is named on the command line comes first, then the environment, then the profile.
 * A profile's credentials go to the profile's own address and to no other.
 */
import { Failure } from "../failure.ts";
import { isLoopback } from "../http/localhost.ts";
import type { Io } from "../io.ts";
import { type Client, type Profile, profileIn, readBook } from "./profiles.ts";

export type Asked = { readonly url?: string | undefined; readonly profile?: string | undefined };

export type Identity =
  | { readonly kind: "token"; readonly token: string }
  | { readonly kind: "client"; readonly client: Client };

export type Session = {
  readonly url: string;
  readonly app: string | undefined;
  readonly identity: Identity | undefined;
  /** Where the credentials come from, for people. */
  readonly from: string;
};

/** The address of a deployment without a slash at its end. Tokens go over TLS, or do not leave this machine. */
export const addressOf = (text: string): string => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new Failure(
      "usage",
      `${text} is not the address of a deployment`,
      "It begins with https://",
    );
  }
  if (url.protocol === "http:" && !isLoopback(url)) {
    throw new Failure("usage", "Over http a token could be read on its way", "Use https");
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, "");
};

const clientFrom = (env: Io["env"]): Client | undefined => {
  const id = env.CHAT_RETENTION_CLIENT_ID;
  if (!id) return undefined;
  return {
    id,
    issuer: env.CHAT_RETENTION_ISSUER || undefined,
    tokenUrl: env.CHAT_RETENTION_TOKEN_URL || undefined,
    scope: env.CHAT_RETENTION_SCOPE || undefined,
    secret: env.CHAT_RETENTION_CLIENT_SECRET || undefined,
    secretFile: env.CHAT_RETENTION_CLIENT_SECRET_FILE || undefined,
  };
};

const identityOf = (
  token: string | undefined,
  client: Client | undefined,
): Identity | undefined => {
  if (token) return { kind: "token", token };
  return client === undefined ? undefined : { kind: "client", client };
};

/** The address that was named, before that of the profile. Throws "usage" if there is neither. */
const urlOf = ({ env }: Io, asked: Asked, profile: Profile | undefined): string => {
  const fromEnv = asked.profile === undefined ? env.CHAT_RETENTION_URL || undefined : undefined;
  const given = asked.url ?? fromEnv ?? profile?.url;
  if (given !== undefined) return addressOf(given);
  throw new Failure(
    "usage",
    "No deployment is named",
    "`chat-retention login`, --url, or CHAT_RETENTION_URL",
  );
};

const storedFor = (url: string, profile: Profile | undefined): Identity | undefined =>
  profile?.url === url ? identityOf(profile.token, profile.client) : undefined;

/** The session of a command. Throws "usage" if no deployment is named anywhere. */
export const sessionOf = (io: Io, asked: Asked): Session => {
  const { env } = io;
  const name = asked.profile ?? (env.CHAT_RETENTION_PROFILE || undefined);
  const profile = profileIn(readBook(io), name);
  const url = urlOf(io, asked, profile);
  const own = identityOf(env.CHAT_RETENTION_TOKEN, clientFrom(env));
  const isStored = asked.profile !== undefined || own === undefined;
  return {
    url,
    app: env.CHAT_RETENTION_APP || profile?.app,
    identity: isStored ? storedFor(url, profile) : own,
    from: isStored ? "profile" : "environment",
  };
};
