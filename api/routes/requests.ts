import { pagingSchema } from "../../functions/domain/paging.ts";
import {
  accessRequest as accessBody,
  plainRequest,
  planAnswer,
  requestPath,
  requestsPath,
} from "../../functions/domain/requests/plain-request.ts";
import { accessRequest, preview, request, requests, subject } from "../answers/requests.ts";
import { component } from "../components.ts";
import type { Descriptions } from "../description.ts";

const deletion = "/v1/apps/{appId}/deletion-requests";
const access = "/v1/apps/{appId}/access-requests";

/** Which URLs may be called is a deployment's own choice. */
const anywhere = () => true;
const body = component("DeletionRequest", plainRequest(anywhere));
const example = { userId: "alice", callbackUrls: ["https://example.com/told"] };

const taken = {
  202: {
    says: "The request, which is pending, and where to look at it",
    body: request,
    headers: ["location"],
  },
} as const;

export const requestRoutes = {
  [`POST ${deletion}`]: {
    id: "requestDeletion",
    summary: "Ask that a person, a conversation or a category goes",
    details:
      "Files a request. It is carried out after a short time in which it can be cancelled, and ends with a receipt for each store.",
    body,
    example,
    answers: taken,
    problems: ["request-conflict", "too-many-open"],
  },
  [`POST ${deletion}/preview`]: {
    id: "previewRequest",
    summary: "See what a request would do; nothing is touched",
    details:
      "Counts what would be deleted and what a legal hold keeps. Its `digest` makes sure that exactly this is deleted.",
    body,
    example: { userId: "alice" },
    answers: { 200: { says: "What would go, what a law holds, and what stays", body: preview } },
  },
  [`GET ${deletion}`]: {
    id: "listDeletionRequests",
    summary: "List requests to delete",
    details: "Newest first, with their states. It does not say whom they are about.",
    query: pagingSchema,
    answers: { 200: { says: "A page of requests", body: requests } },
  },
  [`GET ${deletion}/{requestId}`]: {
    id: "readDeletionRequest",
    summary: "See how far a request to delete is",
    details:
      "Its state, what was found and deleted in each store, and what keeps the rest and until when.",
    path: requestsPath,
    answers: { 200: { says: "The request", body: request } },
  },
  [`PATCH ${deletion}/{requestId}`]: {
    id: "agreeToPlan",
    summary: "Agree to a plan that has changed",
    details:
      "Something has come or gone since the preview: agree to the new plan by its digest, and the request goes on.",
    path: requestPath,
    body: component("PlanAnswer", planAnswer),
    example: { previewDigest: "8hXvc5SEkQXcWQJ0n4HnTBhPZbsdrZNUVnd5CeG3pZE" },
    answers: { 202: { says: "The request, which goes on", body: request } },
    problems: ["plan-not-changed"],
  },
  [`DELETE ${deletion}/{requestId}`]: {
    id: "cancelDeletionRequest",
    summary: "Call a request off while it is pending",
    details: "Nothing of it is deleted. A request that is being carried out cannot be cancelled.",
    path: requestPath,
    answers: { 202: { says: "The request, which is cancelled", body: request } },
    problems: ["not-cancellable"],
  },
  [`GET ${deletion}/{requestId}/subject`]: {
    id: "readSubject",
    summary: "Whom an open request is about, for stores of the operator's own",
    details:
      "A store of one's own that heard of a request by its id learns here whose data it has to delete.",
    path: requestPath,
    answers: { 200: { says: "The person or the conversation", body: subject } },
  },
  [`POST ${access}`]: {
    id: "requestAccess",
    summary: "Ask for a copy of a person's data",
    details: "All that is kept of a person is put together in files, for that person.",
    body: component("AccessBody", accessBody(anywhere)),
    example: { userId: "alice" },
    answers: taken,
    problems: ["request-conflict", "too-many-open"],
  },
  [`GET ${access}`]: {
    id: "listAccessRequests",
    summary: "List requests for access",
    details: "Newest first, with their states.",
    query: pagingSchema,
    answers: { 200: { says: "A page of requests", body: requests } },
  },
  [`GET ${access}/{requestId}`]: {
    id: "readAccessRequest",
    summary: "See a request for access, and fetch its bundle",
    details: "Once it is completed it has links to the files of the bundle, each good for minutes.",
    path: requestsPath,
    answers: {
      200: { says: "The request, with links to its bundle while that lives", body: accessRequest },
    },
  },
} as const satisfies Descriptions;
