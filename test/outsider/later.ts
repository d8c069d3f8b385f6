/** A release to come, as far as a client sees it: it names states, categories and problems, and says members, that are new. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const at = "2031-01-01T00:00:00Z";

const request = {
  requestId: "00000000-0000-4000-8000-000000000000",
  ...{ scope: "constellation", category: "dreams", status: "asleep", state: "hibernating" },
  ...{ submittedAt: at, receivedAt: at, deadline: at, changedAt: at },
  wakesAt: at,
};

const refusal = {
  type: "urn:chat-retention:problem:of-a-later-release",
  ...{ title: "Nobody knew of this", status: 409, advice: "wait" },
};

export const startLater = async () => {
  const server = createServer(({ url = "" }, response) => {
    const isList = /\/deletion-requests(\?|$)/.test(url);
    const type = isList ? "application/json" : "application/problem+json";
    response.writeHead(isList ? 200 : 409, { "content-type": type });
    response.end(JSON.stringify(isList ? { requests: [request], total: 1 } : refusal));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, stop: () => server.close() };
};
