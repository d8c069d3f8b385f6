/** Takes back what an edit has left over: the further parts of a text that was longer before. */
import { ProblemError } from "../../client/problem-error.ts";
import { type Api, answer } from "../http/api.ts";
import { sending } from "../http/fetch.ts";
import type { FoundMessage, Message } from "./found.ts";

type To = { readonly api: Api; readonly app: string };

type Part = Pick<Message, "conversationId" | "messageId"> & { readonly partOf: string };

const recall = async ({ api, app }: To, { partOf, ...part }: Part) => {
  const params = { path: { appId: app, ...part }, query: { partOf } };
  const place = "/v1/apps/{appId}/conversations/{conversationId}/messages/{messageId}";
  try {
    await answer(api.DELETE(place, { params, fetch: sending(true) }));
  } catch (error) {
    if (!(error instanceof ProblemError) || error.status !== 404) throw error;
  }
};

export const takeBack = async (to: To, sent: readonly FoundMessage[]): Promise<void> => {
  for (const { message, beyond = [] } of sent) {
    const { conversationId, messageId, partOf = messageId } = message;
    for (const id of beyond) await recall(to, { conversationId, messageId: id, partOf });
  }
};
