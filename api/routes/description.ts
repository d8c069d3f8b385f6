import * as z from "zod/mini";
import { component, text } from "../components.ts";
import type { Descriptions } from "../description.ts";

const document = component(
  "OpenApi",
  z.object({ openapi: text(), paths: z.record(z.string(), z.unknown()) }),
);

export const descriptionRoutes = {
  "GET /v1/openapi.json": {
    id: "describeApi",
    summary: "This document",
    details: "In OpenAPI 3.1, made from the schemas that check every call.",
    headers: ["if-none-match"],
    answers: {
      200: { says: "The API in OpenAPI 3.1", body: document, headers: ["etag"] },
      304: { says: "It is as it was", headers: ["etag"] },
    },
  },
  "GET /v1/docs": {
    id: "readDocs",
    summary: "This document as a page, which runs no script",
    details: "For people.",
    headers: ["if-none-match"],
    answers: {
      200: { says: "The page", type: "text/html", headers: ["etag"] },
      304: { says: "It is as it was", headers: ["etag"] },
    },
  },
} as const satisfies Descriptions;
