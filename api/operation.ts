import type { Answer, Description, HeaderName } from "./description.ts";
import { type Json, refTo } from "./json-schema.ts";
import { parametersOf } from "./parameters.ts";
import { type Refusal, refusalsOf } from "./refusals.ts";

const headers: Readonly<Record<HeaderName, string>> = {
  etag: "The version of what is answered (RFC 9110)",
  location: "Where to look at it",
  "if-match": "",
  "if-none-match": "",
  allow: "The methods that the path knows",
};

const headersOf = (names: readonly HeaderName[]): Json =>
  Object.fromEntries(
    names.map((name) => [
      name,
      { description: headers[name], required: true, schema: { type: "string" } },
    ]),
  );

const contentOf = ({ body, type, example }: Answer): Json | undefined => {
  if (body === undefined && type === undefined) return undefined;
  const schema = body === undefined ? { type: "string" } : refTo(body);
  return { [type ?? "application/json"]: { schema, ...(example ? { example } : {}) } };
};

const responseOf = (answer: Answer): Json => {
  const content = contentOf(answer);
  return {
    description: answer.says,
    ...(answer.headers ? { headers: headersOf(answer.headers) } : {}),
    ...(content ? { content } : {}),
  };
};

const requestBodyOf = ({ body, bodyType = "application/json", example }: Description): Json =>
  body === undefined
    ? {}
    : {
        requestBody: {
          required: true,
          content: { [bodyType]: { schema: refTo(body), ...(example ? { example } : {}) } },
        },
      };

/** A token with one of these scopes; none is needed without any. */
const securityOf = (scopes: readonly string[]): Json[] =>
  scopes.map((scope) => ({ token: [scope] }));

/** Refusals are components: routes have them in common. */
const referredTo = (refusals: readonly Refusal[]): Json =>
  Object.fromEntries(
    refusals.map(({ status, name }) => [status, { $ref: `#/components/responses/${name}` }]),
  );

/** What linters do not look for references in says it itself. */
export const inPlace = (refusals: readonly Refusal[]): Json =>
  Object.fromEntries(refusals.map(({ status, response }) => [status, response]));

/** A route as OpenAPI's Operation Object. */
export const operationOf = (
  route: string,
  tag: string,
  description: Description,
  scopes: readonly string[],
): Json => {
  const parameters = parametersOf(route, description);
  const answers = Object.entries(description.answers).map(([status, answer]) => [
    status,
    responseOf(answer),
  ]);
  return {
    operationId: description.id,
    tags: [tag],
    summary: description.summary,
    description: description.details,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...requestBodyOf(description),
    responses: {
      ...Object.fromEntries(answers),
      ...referredTo(refusalsOf(route, description, scopes.length > 0)),
    },
    security: securityOf(scopes),
  };
};
