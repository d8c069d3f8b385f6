import type { Cli } from "../cli.ts";
import { Failure } from "../failure.ts";
import type { Io } from "../io.ts";
import { claimsOf } from "./claims.ts";
import { clientToken } from "./client-token.ts";
import { type Profile, readBook } from "./profiles.ts";

const by = ({ token, client }: Profile): string =>
  client === undefined ? (token === undefined ? "nobody" : "token") : `client ${client.id}`;

/** All profiles, without their secrets. */
export const profilesOf = (io: Io) => {
  const { profiles, current } = readBook(io);
  return Object.entries(profiles).map(([name, profile]) => ({
    name,
    current: name === current,
    url: profile.url,
    ...(profile.app === undefined ? {} : { app: profile.app }),
    by: by(profile),
  }));
};

/** Where commands go, and whom the token names. */
export const whoami = async ({ io, session }: Cli) => {
  const { url, app, identity, from } = session();
  if (identity === undefined) {
    throw new Failure("notSignedIn", `Nobody is signed in at ${url}`, "`chat-retention login`");
  }
  const token = identity.kind === "token" ? identity.token : await clientToken(io, identity.client);
  const { client_id: client, sub: subject, scope, exp } = claimsOf(token) ?? {};
  const until = exp === undefined ? undefined : new Date(exp * 1000).toISOString();
  const over = exp === undefined ? undefined : exp * 1000 <= io.now() ? "over" : "good";
  return { url, app, from, client, subject, scope, until, token: over };
};
