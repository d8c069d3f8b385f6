/** `POST /v1/apps/{appId}/deletion-requests`: for customers who need no OpenDSR. */
import * as z from "zod/mini";
import { perishable } from "../../policy/categories.ts";
import { limits } from "../../policy/limits.ts";
import { id, instant, list } from "../fields.ts";
import { callbackUrl } from "./callback-url.ts";
import { requestId } from "./identifiers.ts";

const targets = ["userId", "conversationId", "category"] as const;

/** Exactly one of a person, a conversation and a category; with an id of the caller's own it may be sent again. */
export const plainRequest = (mayCall: (url: string) => boolean) =>
  z
    .strictObject({
      requestId: z.optional(requestId()),
      userId: z.optional(id()),
      conversationId: z.optional(id(limits.conversationLength)),
      category: z.optional(z.enum(perishable)),
      submittedAt: z.optional(instant()),
      callbackUrls: z.optional(list(callbackUrl(mayCall), limits.callbackUrls)),
    })
    .check(
      z.refine((body) => targets.filter((name) => body[name] !== undefined).length === 1, {
        error: `must name exactly one of ${targets.join(", ")}`,
      }),
    );
export type PlainRequest = z.infer<ReturnType<typeof plainRequest>>;

/** The path of all requests of an app, or of one. */
export const requestsPath = z.object({ appId: z.string(), requestId: z.optional(requestId()) });

export const requestPath = z.object({ appId: z.string(), requestId: requestId() });
