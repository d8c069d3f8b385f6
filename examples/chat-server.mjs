/**
 * A chat server: it stores what people write, shows it, lets them edit it, and erases a person who asks for it.
 * `API=… TOKEN=… APP=… PORT=8080 node chat-server.mjs`. Who calls is up to you: put your own sign-in in front.
 */
import { createServer } from "node:http";
import { json } from "node:stream/consumers";
import { answer, chatRetention, ProblemError } from "chat-retention/client";

const { API = "", TOKEN = "", APP: appId = "", PORT = "0" } = process.env;
// A token lives an hour: a server that runs for longer gives a function that gets one.
const api = chatRetention({ baseUrl: API, token: TOKEN });
const app = "/v1/apps/{appId}";

/** @typedef {{ id?: string, from: string, sentAt?: string, text: string }} Said */

/** @type {(room: string, said: Said) => Promise<object>} A message that has an id already is edited. */
const say = async (room, { id, from, sentAt, text }) => {
  const now = new Date().toISOString();
  const edited = id === undefined ? {} : { editedAt: now };
  const message = { messageId: id ?? crypto.randomUUID(), sentAt: sentAt ?? now, ...edited };
  const body = { messages: [{ conversationId: room, from, text, ...message }] };
  await answer(api.POST(`${app}/messages`, { params: { path: { appId } }, body }));
  return { id: message.messageId, sentAt: message.sentAt };
};

/** @type {(room: string) => Promise<object>} */
const show = async (conversationId) => {
  const path = { appId, conversationId };
  const place = /** @type {const} */ (`${app}/conversations/{conversationId}/messages`);
  return answer(api.GET(place, { params: { path, query: { order: "asc" } } }));
};

/** @type {(userId: string) => Promise<object>} */
const erase = (userId) =>
  answer(
    api.POST(`${app}/deletion-requests`, { params: { path: { appId } }, body: { userId } }),
  );

/** @type {(requestId: string) => Promise<object>} */
const progress = (requestId) => {
  const path = { appId, requestId };
  return answer(api.GET(`${app}/deletion-requests/{requestId}`, { params: { path } }));
};

/** @type {Record<string, (name: string, body: () => Promise<unknown>) => Promise<object>>} */
const routes = {
  "POST rooms": async (room, body) => say(room, /** @type {Said} */ (await body())),
  "GET rooms": show,
  "DELETE people": erase,
  "GET erasures": progress,
};

const server = createServer(async (request, response) => {
  const [, kind, name = ""] = (request.url ?? "").split("/").map(decodeURIComponent);
  const route = routes[`${request.method} ${kind}`];
  response.setHeader("content-type", "application/json");
  try {
    if (route === undefined) return response.writeHead(404).end();
    response.end(JSON.stringify(await route(name, () => json(request))));
  } catch (error) {
    const { status, message } = error instanceof ProblemError ? error : { status: 400, message: "" };
    response.writeHead(status).end(JSON.stringify({ message }));
  }
});
server.listen(Number(PORT), "127.0.0.1", () => console.log(JSON.stringify(server.address())));
