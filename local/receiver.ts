/** A customer's own server on loopback: it takes callbacks and counts them, and hands out a photo. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import { photo } from "./replay/photo.ts";

export type Receiver = {
  readonly origin: string;
  /** How many records of each kind came in by callback. */
  readonly received: { messages: number; profiles: number };
  stop(): Promise<void>;
};

type Callback = { readonly type?: string; readonly messages?: readonly unknown[] };

export const startReceiver = async (): Promise<Receiver> => {
  const received = { messages: 0, profiles: 0 };
  const server = createServer((request, response) => {
    answer(request, response, received).catch(() => response.writeHead(400).end());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return {
    origin: `http://127.0.0.1:${port}`,
    received,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
};

const answer = async (
  request: IncomingMessage,
  response: ServerResponse,
  received: Receiver["received"],
): Promise<void> => {
  if (request.method === "GET") {
    response.writeHead(200, { "content-type": photo.contentType }).end(photo.bytes);
    return;
  }
  const { type, messages = [] } = (await json(request)) as Callback;
  received.messages += messages.length;
  if (type === "user-information") received.profiles += 1;
  response.writeHead(204).end();
};
