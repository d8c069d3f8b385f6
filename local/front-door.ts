/**
 * The API and the console under one address of this machine. MiniStack tells APIs apart by names under `localhost`, which
 * browsers and curl resolve by themselves, and Node, Python, Go and Java on most systems do not.
 */
import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";

export type FrontDoor = { readonly url: string; stop(): Promise<void> };

/** Hands a call on to where `endpoint` is, as if it had been sent to `api`. */
const passOn =
  (endpoint: URL, api: URL) =>
  (incoming: IncomingMessage, response: ServerResponse): void => {
    const { method, url: path, headers } = incoming;
    const { hostname, port } = endpoint;
    const to = { hostname, port, method, path, headers: { ...headers, host: api.host } };
    const outgoing = request(to, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(response);
    });
    outgoing.on("error", () => response.writeHead(502).end());
    incoming.pipe(outgoing);
  };

/** Opens on the port, or any free one for 0; `api` is the API's address as the stack names it. */
export const openFrontDoor = async (
  endpoint: string,
  api: string,
  port = 0,
): Promise<FrontDoor> => {
  const server = createServer(passOn(new URL(endpoint), new URL(api)));
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" ? address?.port : port}`,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
};
