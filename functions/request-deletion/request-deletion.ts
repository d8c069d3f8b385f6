import { randomUUID } from "node:crypto";
import type { PlainRequest } from "../domain/requests/plain-request.ts";
import type { Asked } from "../steps/requests/accept.ts";

const targetOf = ({ userId, conversationId, category }: PlainRequest): Asked["target"] => {
  if (userId !== undefined) return { kind: "user", id: userId };
  if (conversationId !== undefined) return { kind: "conversation", id: conversationId };
  if (category !== undefined) return { kind: "category", category };
  throw new Error("The schema lets nothing else pass");
};

/** What an app asks for in its own words; without an id it gets one, and cannot send the request again as the same. */
export const askedBy = (body: PlainRequest, sent: Buffer, now: number): Asked => ({
  requestId: body.requestId ?? randomUUID(),
  intake: "plain",
  target: targetOf(body),
  submittedAt: body.submittedAt === undefined ? now : Date.parse(body.submittedAt),
  callbackUrls: body.callbackUrls ?? [],
  sent: sent.toString(),
});
