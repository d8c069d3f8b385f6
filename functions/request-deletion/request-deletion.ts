import { randomUUID } from "node:crypto";
import { type PlainRequest, targetOf } from "../domain/requests/plain-request.ts";
import type { Asked } from "../steps/requests/accept.ts";

/** What an app asks for in its own words; without an id it gets one, and cannot send the request again as the same. */
export const askedBy = (body: PlainRequest, sent: Buffer, now: number): Asked => ({
  requestId: body.requestId ?? randomUUID(),
  intake: "plain",
  target: targetOf(body),
  previewDigest: body.previewDigest,
  submittedAt: body.submittedAt === undefined ? now : Date.parse(body.submittedAt),
  callbackUrls: body.callbackUrls ?? [],
  sent: sent.toString(),
});
