import {
  batchSchema,
  conversationPath,
  messagePath,
  partQuery,
} from "../../functions/domain/message.ts";
import { orderedPagingSchema } from "../../functions/domain/paging.ts";
import { mediaSchema } from "../../functions/prepare-media/prepare-media.ts";
import { held, messages, passedOnMessages, savedMessages, upload } from "../answers/content.ts";
import { component } from "../components.ts";
import type { Descriptions } from "../description.ts";

const app = "/v1/apps/{appId}";
const conversation = `${app}/conversations/{conversationId}/messages`;

export const messageRoutes = {
  [`POST ${app}/messages`]: {
    id: "saveMessages",
    summary: "Store messages",
    details:
      "A message that was stored before is counted as a duplicate, and not stored again. One that was edited is sent again with a later `editedAt`: its text takes the place of the old one, and it expires when it would have. What is too long for one goes as several, of which the further ones say by `partOf` what the first is called.",
    body: component("MessageBatch", batchSchema),
    example: {
      messages: [
        {
          conversationId: "room-1",
          messageId: "m-1",
          from: "alice",
          sentAt: "2030-01-15T12:00:00Z",
          text: "hello",
        },
      ],
    },
    answers: {
      200: {
        says: "How many are stored, were there already, were edited, or were over already",
        body: savedMessages,
      },
      202: {
        says: "The app opted out: they went to the app's callback, if there is one",
        body: passedOnMessages,
      },
    },
    problems: [
      "app-terminated",
      "sensitive-data",
      "media-unusable",
      "message-conflict",
      "erased-person",
    ],
  },
  [`GET ${conversation}`]: {
    id: "readMessages",
    summary: "Read a conversation",
    details: "Oldest or newest first. A message is answered until it expires and never after.",
    path: conversationPath,
    query: orderedPagingSchema,
    answers: { 200: { says: "A page of what may be read now", body: messages } },
  },
  [`DELETE ${conversation}/{messageId}`]: {
    id: "recallMessage",
    summary: "Take a message back",
    details:
      "Deletes one message with its further parts and its media at once; it cannot be stored again. Of a part alone the whole is named by `partOf`.",
    path: messagePath,
    query: partQuery,
    answers: {
      202: {
        says: "A law holds it: nobody can read it, and it goes when the hold ends",
        body: held,
      },
      204: { says: "It is gone" },
    },
  },
  [`POST ${app}/media`]: {
    id: "prepareMedia",
    summary: "Open an upload of a photo, audio or video",
    details:
      "Answers where to put the bytes. A message must name the medium before the link ends, or the bytes are deleted.",
    body: component("MediaRequest", mediaSchema),
    example: { kind: "photo", contentType: "image/png", bytes: 48_213 },
    answers: {
      201: {
        says: "Where to PUT the bytes with these headers, and until when a message must claim it",
        body: upload,
      },
    },
    problems: ["app-terminated", "not-stored", "too-many-open"],
  },
} as const satisfies Descriptions;
