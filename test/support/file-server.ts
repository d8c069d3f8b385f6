/** A server on loopback: Tencent's file server, or a customer's callback. */
import { once } from "node:events";
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import { text } from "node:stream/consumers";

export type Serve = (request: IncomingMessage, response: ServerResponse) => void;

export type FileServer = Awaited<ReturnType<typeof startFileServer>>;

/** What it answers by path, changed by the test as it goes; what is not named is not found. */
export const startFileServer = async () => {
  const files = new Map<string, Serve>();
  const asked: {
    readonly path: string;
    readonly headers: IncomingHttpHeaders;
    readonly body: string;
  }[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? "";
    asked.push({ path, headers: request.headers, body: await text(request) });
    const serve = files.get(path) ?? (() => response.writeHead(404).end());
    serve(request, response);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    files,
    /** What was asked for, in order. */
    asked,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
};

/** Serves bytes under a content type. */
export const bytes =
  (content: string | Buffer, contentType = "image/jpeg"): Serve =>
  (_, response) => {
    response.writeHead(200, { "content-type": contentType }).end(content);
  };

/** Something that happens once, and can be awaited. */
export const latch = () => {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open: () => open(), opened };
};
