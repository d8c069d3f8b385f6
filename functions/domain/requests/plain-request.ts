/** `POST /v1/apps/{appId}/deletion-requests`: for customers who need no OpenDSR. */
import * as z from "zod/mini";
import { type Perishable, perishable } from "../../policy/categories.ts";
import { limits } from "../../policy/limits.ts";
import { instant, knownId, list } from "../fields.ts";
import { ownConversation, ownPerson } from "../source-ids.ts";
import { callbackUrl } from "./callback-url.ts";
import { requestId } from "./identifiers.ts";
import { planDigest } from "./plan.ts";

const targets = ["userId", "conversationId", "category"] as const;

/** Exactly one of a person, a conversation and a category; with an id of the caller's own it may be sent again. */
export const plainRequest = (mayCall: (url: string) => boolean) =>
  z
    .strictObject({
      requestId: z.optional(requestId()),
      userId: z.optional(knownId()),
      conversationId: z.optional(knownId(limits.conversationLength)),
      category: z.optional(z.enum(perishable)),
      submittedAt: z.optional(instant()),
      callbackUrls: z.optional(list(callbackUrl(mayCall), limits.callbackUrls)),
      previewDigest: z.optional(planDigest()),
    })
    .check(
      z.refine((body) => targets.filter((name) => body[name] !== undefined).length === 1, {
        error: `must name exactly one of ${targets.join(", ")}`,
      }),
    );
export type PlainRequest = z.infer<ReturnType<typeof plainRequest>>;

/** What is to go, as whoever asks names it. */
export type Target =
  | { readonly kind: "user" | "conversation"; readonly id: string }
  | { readonly kind: "category"; readonly category: Perishable };

export const targetOf = ({ userId, conversationId, category }: PlainRequest): Target => {
  if (userId !== undefined) return { kind: "user", id: ownPerson(userId) };
  if (conversationId !== undefined)
    return { kind: "conversation", id: ownConversation(conversationId) };
  if (category !== undefined) return { kind: "category", category };
  throw new Error("The schema lets nothing else pass");
};

/** `POST /v1/apps/{appId}/access-requests`: a person's data is to be put together for that person. */
export const accessRequest = (mayCall: (url: string) => boolean) =>
  z.strictObject({
    requestId: z.optional(requestId()),
    userId: knownId(),
    submittedAt: z.optional(instant()),
    callbackUrls: z.optional(list(callbackUrl(mayCall), limits.callbackUrls)),
  });

/** What agrees to a plan that has changed. */
export const planAnswer = z.strictObject({ previewDigest: planDigest() });

/** The path of all requests of an app, or of one. */
export const requestsPath = z.object({ appId: z.string(), requestId: z.optional(requestId()) });

export const requestPath = z.object({ appId: z.string(), requestId: requestId() });
