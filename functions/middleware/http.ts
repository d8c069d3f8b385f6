import middy from "@middy/core";
import type {
  APIGatewayProxyEventV2WithJWTAuthorizer,
  APIGatewayProxyStructuredResultV2,
} from "aws-lambda";
import { Problem, problemBody } from "../domain/problem.ts";
import { logFailure } from "./log.ts";

/** A request as API Gateway hands it over; `jwt` is absent on routes without an authorizer. */
export type HttpEvent = APIGatewayProxyEventV2WithJWTAuthorizer;
export type HttpResult = APIGatewayProxyStructuredResultV2;

/** An answer in the words of HTTP; a body that is not a string is sent as JSON. */
export type Reply = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The body is bytes, in base64. */
  readonly isBase64Encoded?: boolean;
};

/** Answers differ by caller and expire by the minute: nothing on the way may keep them. */
const always = { "cache-control": "no-store" };

export const toResult = ({ status, body, headers = {}, isBase64Encoded }: Reply): HttpResult => ({
  statusCode: status,
  headers: {
    ...always,
    ...(body === undefined ? {} : { "content-type": "application/json" }),
    ...headers,
  },
  ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  ...(isBase64Encoded ? { isBase64Encoded } : {}),
});

/** What a caller is told of an error; what nobody planned is logged, and told as a bare "internal". */
export const asProblem = (error: unknown): Problem => {
  if (error instanceof Problem) return error;
  logFailure(error);
  return new Problem("internal");
};

/** What a refusal says beside its body: when the same call may be let in. */
export const refusalHeaders = ({ retryAfter }: Problem): Readonly<Record<string, string>> =>
  retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };

/** Turns whatever was thrown into `application/problem+json`; what nobody planned becomes a bare 500. */
export const problemDetails = (): middy.MiddlewareObj<HttpEvent, HttpResult, Error> => ({
  onError: (request) => {
    const problem = asProblem(request.error);
    const body = problemBody(problem);
    const headers = {
      "content-type": "application/problem+json",
      ...refusalHeaders(problem),
    };
    request.response = toResult({ status: body.status, body, headers });
  },
});

/** A route that is open to all. */
export const route = (act: (event: HttpEvent) => Promise<Reply>) =>
  middy<HttpEvent, HttpResult>()
    .use(problemDetails())
    .handler(async (event) => toResult(await act(event)));
