/** Client credentials for an access token (RFC 6749, 4.4), which is kept until it ends: Cognito takes money for each. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as oauth from "oauth4webapi";
import * as z from "zod/mini";
import { Failure, lineOf } from "../failure.ts";
import { fetchAgain, type Sent } from "../http/fetch.ts";
import { isLoopback } from "../http/localhost.ts";
import type { Io } from "../io.ts";
import { readPrivate, writePrivate } from "./private-file.ts";
import type { Client } from "./profiles.ts";

const kept = z.record(z.string(), z.object({ token: z.string(), until: z.number() }));
/** A token is not used in its last minute: the call must arrive before it ends. */
const margin = 60_000;

const cacheFile = ({ folders }: Io): string => join(folders.cache, "tokens.json");

const secretOf = ({ secret, secretFile }: Client): string => {
  if (secret !== undefined) return secret;
  if (secretFile === undefined) {
    throw new Failure(
      "notSignedIn",
      "The client has no secret",
      "Set CHAT_RETENTION_CLIENT_SECRET_FILE",
    );
  }
  try {
    return readFileSync(secretFile, "utf8").trim();
  } catch (error) {
    throw new Failure("notSignedIn", `The client's secret cannot be read: ${lineOf(error)}`);
  }
};

const optionsFor = (url: URL) => ({
  [oauth.customFetch]: (to: string, init: object) => fetchAgain(true)(to, init as Sent),
  // A secret goes over TLS, or does not leave this machine.
  [oauth.allowInsecureRequests]: isLoopback(url),
});

const serverOf = async ({ issuer, tokenUrl }: Client): Promise<oauth.AuthorizationServer> => {
  if (tokenUrl !== undefined) return { issuer: tokenUrl, token_endpoint: tokenUrl };
  if (issuer === undefined) {
    throw new Failure(
      "usage",
      "A client needs the issuer or its token endpoint",
      "--issuer or --token-url",
    );
  }
  const url = new URL(issuer);
  const found = await oauth.discoveryRequest(url, { ...optionsFor(url), algorithm: "oidc" });
  return oauth.processDiscoveryResponse(url, found);
};

const request = async (client: Client): Promise<oauth.TokenEndpointResponse> => {
  const server = await serverOf(client);
  const own = { client_id: client.id };
  const response = await oauth.clientCredentialsGrantRequest(
    server,
    own,
    oauth.ClientSecretBasic(secretOf(client)),
    new URLSearchParams(client.scope === undefined ? {} : { scope: client.scope }),
    optionsFor(new URL(server.token_endpoint ?? server.issuer)),
  );
  return oauth.processClientCredentialsResponse(server, own, response);
};

/** With a challenge (RFC 6749, 5.2) the issuer says that it does not take the client's id or secret. */
const toldBy = (error: unknown): string => {
  if (error instanceof oauth.ResponseBodyError) return error.error;
  return error instanceof oauth.WWWAuthenticateChallengeError
    ? "it does not take this client's id and secret"
    : lineOf(error);
};

const asFailure = (error: unknown): never => {
  if (error instanceof Failure) throw error;
  const told = toldBy(error);
  throw new Failure(
    "notSignedIn",
    `The issuer gave no token: ${told}`,
    "Check the client's id, secret and scope",
  );
};

/** What a token is kept under names the client and what was asked for, never the secret. */
const keyOf = ({ id, issuer, tokenUrl, scope }: Client): string =>
  createHash("sha256")
    .update(JSON.stringify([id, issuer, tokenUrl, scope]))
    .digest("hex");

const keptIn = (io: Io) => {
  const found = kept.safeParse(readPrivate(cacheFile(io)) ?? {});
  return found.success ? found.data : {};
};

/** An access token of a client: the one that is still good, or a new one. */
export const clientToken = async (io: Io, client: Client): Promise<string> => {
  const tokens = Object.entries(keptIn(io)).filter(([, { until }]) => until > io.now());
  const before = tokens.find(([key]) => key === keyOf(client));
  if (before !== undefined) return before[1].token;
  const { access_token: token, expires_in = 0 } = await request(client).catch(asFailure);
  const until = io.now() + expires_in * 1_000 - margin;
  writePrivate(cacheFile(io), Object.fromEntries([...tokens, [keyOf(client), { token, until }]]));
  return token;
};
