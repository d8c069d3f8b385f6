/** An OIDC issuer on loopback for what Cognito does on AWS: a client's secret or a person's password in, access tokens out. */
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { exportJWK, generateKeyPair } from "jose";
import { type Clients, type People, somePeople } from "./clients.ts";
import { type Claims, mint } from "./mint.ts";
import { audience, settings } from "./settings.ts";
import { signIn, signInPath } from "./sign-in.ts";

export type Issuer = {
  readonly url: string;
  readonly audience: string;
  /** Who can sign in. */
  readonly people: People;
  /** Lets people sign in at the console, which has this address. */
  admitConsole(url: string): void;
  /** An access token of a client, which comes into being with its first one. */
  token(clientId: string, scopes: readonly string[]): Promise<string>;
  /** The secret of a client, which comes into being with it. */
  secret(clientId: string): string;
  /** A token signed with the issuer's own key that says whatever a test wants. */
  mint(claims: Claims): Promise<string>;
  stop(): Promise<void>;
};

const keyId = "local";

export const startIssuer = async (port = 0): Promise<Issuer> => {
  const Provider = await library();
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  const signingKey = { ...(await exportJWK(privateKey)), kid: keyId, alg: "RS256", use: "sig" };
  const clients: Clients = { secrets: new Map(), consoleUrl: undefined };
  const people = somePeople();
  const server = createServer();
  const url = `http://127.0.0.1:${await listen(server, port)}`;
  const provider = new Provider(url, settings(signingKey, clients));
  const protocol = provider.callback();
  server.on("request", (request, response) => {
    if (!request.url?.startsWith(signInPath)) return void protocol(request, response);
    signIn(provider, people, request, response).catch(() => response.writeHead(400).end());
  });
  return {
    url,
    audience,
    people,
    admitConsole: (at) => {
      clients.consoleUrl = at;
    },
    token: (clientId, scopes) => requestToken(url, clientId, secretIn(clients, clientId), scopes),
    secret: (clientId) => secretIn(clients, clientId),
    mint: (claims) => mint(privateKey, keyId, url, claims),
    stop: () => close(server),
  };
};

/** The library greets Node 20 with a warning on stderr, though it runs there. */
const library = async () => {
  const { warn } = console;
  console.warn = () => undefined;
  try {
    return (await import("oidc-provider")).Provider;
  } finally {
    console.warn = warn;
  }
};

const listen = async (server: Server, port: number): Promise<number> => {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The issuer has no port");
  return address.port;
};

const secretIn = ({ secrets }: Clients, clientId: string): string => {
  const secret = secrets.get(clientId) ?? crypto.randomUUID();
  secrets.set(clientId, secret);
  return secret;
};

const requestToken = async (
  url: string,
  clientId: string,
  secret: string,
  scopes: readonly string[],
): Promise<string> => {
  const pair = [clientId, secret].map(encodeURIComponent).join(":");
  const response = await fetch(`${url}/token`, {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from(pair).toString("base64")}` },
    body: new URLSearchParams({ grant_type: "client_credentials", scope: scopes.join(" ") }),
  });
  const body = (await response.json()) as { access_token?: string };
  if (!body.access_token) throw new Error(`No token for ${clientId}: ${JSON.stringify(body)}`);
  return body.access_token;
};

const close = async (server: Server): Promise<void> => {
  server.close();
  server.closeAllConnections();
  await once(server, "close");
};
