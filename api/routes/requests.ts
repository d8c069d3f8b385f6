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
    body,
    example,
    answers: taken,
    problems: ["request-conflict"],
  },
  [`POST ${deletion}/preview`]: {
    id: "previewRequest",
    summary: "See what a request would do; nothing is touched",
    body,
    example: { userId: "alice" },
    answers: { 200: { says: "What would go, what a law holds, and what stays", body: preview } },
  },
  [`GET ${deletion}`]: {
    id: "listDeletionRequests",
    summary: "List requests to delete",
    query: pagingSchema,
    answers: { 200: { says: "A page of requests", body: requests } },
  },
  [`GET ${deletion}/{requestId}`]: {
    id: "readDeletionRequest",
    summary: "See how far a request to delete is",
    path: requestsPath,
    answers: { 200: { says: "The request", body: request } },
  },
  [`PATCH ${deletion}/{requestId}`]: {
    id: "agreeToPlan",
    summary: "Agree to a plan that has changed",
    path: requestPath,
    body: component("PlanAnswer", planAnswer),
    example: { previewDigest: "8hXvc5SEkQXcWQJ0n4HnTBhPZbsdrZNUVnd5CeG3pZE" },
    answers: { 202: { says: "The request, which goes on", body: request } },
    problems: ["plan-not-changed"],
  },
  [`DELETE ${deletion}/{requestId}`]: {
    id: "cancelDeletionRequest",
    summary: "Call a request off while it is pending",
    path: requestPath,
    answers: { 202: { says: "The request, which is cancelled", body: request } },
    problems: ["not-cancellable"],
  },
  [`GET ${deletion}/{requestId}/subject`]: {
    id: "readSubject",
    summary: "Whom an open request is about, for stores of the operator's own",
    path: requestPath,
    answers: { 200: { says: "The person or the conversation", body: subject } },
  },
  [`POST ${access}`]: {
    id: "requestAccess",
    summary: "Ask for a copy of a person's data",
    body: component("AccessBody", accessBody(anywhere)),
    example: { userId: "alice" },
    answers: taken,
    problems: ["request-conflict"],
  },
  [`GET ${access}`]: {
    id: "listAccessRequests",
    summary: "List requests for access",
    query: pagingSchema,
    answers: { 200: { says: "A page of requests", body: requests } },
  },
  [`GET ${access}/{requestId}`]: {
    id: "readAccessRequest",
    summary: "See a request for access, and fetch its bundle",
    path: requestsPath,
    answers: {
      200: { says: "The request, with links to its bundle while that lives", body: accessRequest },
    },
  },
} as const satisfies Descriptions;
