/** Takes back what an edit has left over: the further parts of a text that was longer before. */
import { ProblemError } from "../../client/problem-error.ts";
import { type Api, answer } from "../http/api.ts";
import { sending } from "../http/fetch.ts";
import type { FoundMessage } from "./found.ts";

type To = { readonly api: Api; readonly app: string };

const recall = async ({ api, app }: To, conversationId: string, messageId: string) => {
  const path = { appId: app, conversationId, messageId };
  const place = "/v1/apps/{appId}/conversations/{conversationId}/messages/{messageId}";
  try {
    await answer(api.DELETE(place, { params: { path }, fetch: sending(true) }));
  } catch (error) {
    if (!(error instanceof ProblemError) || error.status !== 404) throw error;
  }
};

export const takeBack = async (to: To, sent: readonly FoundMessage[]): Promise<void> => {
  for (const { message, beyond = [] } of sent) {
    for (const id of beyond) await recall(to, message.conversationId, id);
  }
};
