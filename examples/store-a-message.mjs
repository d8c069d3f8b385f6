/** Stores a message and reads what is there: `API=… TOKEN=… APP=… node store-a-message.mjs`. */
import { answer, chatRetention, ProblemError } from "chat-retention/client";

const { API = "", TOKEN = "", APP: appId = "" } = process.env;
const api = chatRetention({ baseUrl: API, token: TOKEN });
const message = {
  conversationId: "lobby",
  messageId: crypto.randomUUID(),
  from: "ada",
  sentAt: new Date().toISOString(),
  text: "hello",
};

try {
  const params = { path: { appId } };
  const body = { messages: [message] };
  console.log(await answer(api.POST("/v1/apps/{appId}/messages", { params, body })));
  const path = { appId, conversationId: "lobby" };
  const place = "/v1/apps/{appId}/conversations/{conversationId}/messages";
  const { messages } = await answer(api.GET(place, { params: { path } }));
  for (const { from, text, expiresAt } of messages) console.log(from, text, expiresAt);
} catch (error) {
  if (!(error instanceof ProblemError)) throw error;
  console.error(error.message, error.errors);
}
