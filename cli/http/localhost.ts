/** Names under `localhost` are loopback and need no resolver (RFC 6761, 6.3), though Node asks one, which need not know. */
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import type { LookupFunction } from "node:net";
import { Readable } from "node:stream";
import type { Sent } from "./fetch.ts";

/** Whether a host's name means this machine whatever a resolver says. */
const isLocalhost = (hostname: string): boolean => /(^|\.)localhost\.?$/i.test(hostname);

/** Whether what is sent to a URL stays on this machine. */
export const isLoopback = ({ hostname }: URL): boolean =>
  isLocalhost(hostname) || /^127(\.\d+){3}$/.test(hostname) || hostname === "[::1]";

/** Whether `fetch` cannot be trusted to find the host of a URL. */
export const isUnresolved = ({ protocol, hostname }: URL): boolean =>
  protocol === "http:" && isLocalhost(hostname) && hostname !== "localhost";

const lookup: LookupFunction = (_hostname, { all }, done) => {
  if (all) done(null, [{ address: "127.0.0.1", family: 4 }]);
  else done(null, "127.0.0.1", 4);
};

const headersOf = ({ headersDistinct }: IncomingMessage): [string, string][] =>
  Object.entries(headersDistinct).flatMap(([name, values = []]) =>
    values.map((value): [string, string] => [name, value]),
  );

/** What `fetch` does, for a name under `localhost`: it cannot be told where a host is. */
export const fetchLocally = async (url: URL, { body, ...sent }: Sent): Promise<Response> => {
  const outgoing = request(url, { ...sent, lookup });
  outgoing.end(body?.toString());
  const [incoming] = (await once(outgoing, "response")) as [IncomingMessage];
  const { statusCode: status = 500 } = incoming;
  const content = status === 204 ? null : (Readable.toWeb(incoming) as ReadableStream);
  return new Response(content, { status, headers: headersOf(incoming) });
};
