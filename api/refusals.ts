/** The refusals of a route: those of its kind, and its own. */
import { type ProblemName, problems, problemType } from "../functions/domain/problem.ts";
import { dialectOf } from "../functions/domain/requests/dialect.ts";
import { rateOf } from "../functions/policy/budgets.ts";
import { scopesOf } from "../functions/policy/rights.ts";
import { dsrError } from "./answers/opendsr.ts";
import { gatewayRefusal, problem } from "./answers/refusals.ts";
import type { Description } from "./description.ts";
import { inline, type Json, refTo } from "./json-schema.ts";

export const isDsr = (route: string): boolean =>
  / \/(v2|v1\/discovery|(v1\/)?opengdpr_)/.test(route);

const onBody: readonly ProblemName[] = ["invalid-json", "invalid-input", "too-large"];

const ofApp = (route: string, { ofStatus }: Description): ProblemName[] => {
  if (!/\{(appId|subject_request_id)\}/.test(route)) {
    return isDsr(route) || scopesOf(route).length === 0 ? [] : ["not-your-app", "scopes-together"];
  }
  const known: ProblemName[] = isDsr(route)
    ? ["not-found"]
    : ["not-your-app", "scopes-together", "not-found"];
  return ofStatus ? known : [...known, "purge-begun"];
};

const hasCursor = ({ query }: Description): boolean =>
  query !== undefined && JSON.stringify(inline(query)).includes('"cursor"');

/** Every problem that a route may answer with. */
export const problemsOf = (route: string, description: Description): ProblemName[] => {
  const { path, query, body, mistakesInAnswer = false, problems: own = [] } = description;
  const all: ProblemName[] = [
    ...(path || query ? (["invalid-input"] as const) : []),
    ...(hasCursor(description) ? (["invalid-cursor"] as const) : []),
    ...(body && !mistakesInAnswer ? onBody : []),
    ...ofApp(route, description),
    ...own,
    ...(rateOf(route) === undefined ? [] : (["rate-exceeded"] as const)),
    "internal",
  ];
  return [...new Set(all)];
};

const statusOf = (route: string, name: ProblemName): number => {
  const { status } = problems[name];
  return isDsr(route) && status === 409 ? dialectOf(route).conflict : status;
};

/** The types that an answer may have, beside a schema that knows all: a schema for each answer is a class for each. */
const problemTypes = "x-problem-types";

const content = (route: string, names: readonly ProblemName[]): Json => {
  if (isDsr(route)) {
    const { title: message, status: code } = problems[names[0] ?? "internal"];
    const example = { error: { code, message, errors: [] } };
    return { "application/json": { schema: refTo(dsrError), example } };
  }
  const types = { [problemTypes]: names.map(problemType), examples: examplesOf(names) };
  return { "application/problem+json": { schema: refTo(problem), ...types } };
};

const examplesOf = (names: readonly ProblemName[]): Json =>
  Object.fromEntries(
    names.map((name) => [name, { value: { type: problemType(name), ...shown(name) } }]),
  );
const shown = (name: ProblemName): Json => ({
  ...{ title: problems[name].title, status: problems[name].status },
});

const fromGateway = (message: string) => ({
  "application/json": { schema: refTo(gatewayRefusal), example: { message } },
});

/** A refusal that routes have in common. */
export type Refusal = { readonly status: string; readonly name: string; readonly response: Json };

const pascal = (name: string): string => name.replace(/(^|-)(\w)/g, (_, __, c) => c.toUpperCase());

const refusal = (route: string, status: number, names: readonly ProblemName[]): Refusal => ({
  status: String(status),
  name: (isDsr(route) ? "Dsr" : "") + names.map(pascal).join("Or"),
  response: {
    description: names.map((name) => problems[name].title).join("; "),
    content: content(route, names),
  },
});

const byStatus = (route: string, description: Description): Refusal[] => {
  const all = problemsOf(route, description);
  return [...new Set(all.map((name) => statusOf(route, name)))].map((status) => {
    const names = all.filter((name) => statusOf(route, name) === status);
    return refusal(route, status, names);
  });
};

/** The same answer, which API Gateway may give as well, in its own words. */
const orGateway = ({ status, name, response }: Refusal, message: string): Refusal => {
  const ours = response.content as Json;
  const theirs = Object.entries(fromGateway(message)).filter(([type]) => !(type in ours));
  return {
    status,
    name: `${name}Or${message.replaceAll(" ", "")}`,
    response: { ...response, content: { ...Object.fromEntries(theirs), ...ours } },
  };
};

const noToken = {
  status: "401",
  name: "Unauthorized",
  response: { description: "There is no valid token", content: fromGateway("Unauthorized") },
};
const noScope = {
  status: "403",
  name: "Forbidden",
  response: {
    description: "The token has no scope of this route",
    content: fromGateway("Forbidden"),
  },
};
const gateway = {
  status: "default",
  name: "Gateway",
  response: {
    description: "API Gateway refused or failed",
    content: fromGateway("Internal Server Error"),
  },
};
/** What any call may be told that came at a bad time: try again later. */
const tooMany: Refusal = {
  status: "429",
  name: "TooManyRequests",
  response: {
    description: "More calls than the deployment lets in: try again, later each time",
    content: fromGateway("Too Many Requests"),
  },
};
const unavailable: Refusal = {
  status: "503",
  name: "ServiceUnavailable",
  response: {
    description: "The service cannot answer just now: try again, later each time",
    content: fromGateway("Service Unavailable"),
  },
};

/** Ours says when to come again; API Gateway's does not. */
const retryAfter = {
  "retry-after": {
    description: "After how many seconds to try again (RFC 9110); the gateway's own has none",
    schema: { type: "string" },
  },
};

/** What a route says of one call too many: of the app, on a dear route, or of all together. */
const exceeded = (own: Refusal): Refusal => {
  const { response, ...rest } = orGateway(own, "Too Many Requests");
  return { ...rest, response: { ...response, headers: retryAfter } };
};

/** The responses of a route that are refusals: ours, and API Gateway's to a token that is none, or may not. */
export const refusalsOf = (
  route: string,
  description: Description,
  needsToken: boolean,
): Refusal[] => {
  const all = byStatus(route, description);
  const [forbidden, often] = ["403", "429"].map((code) =>
    all.find(({ status }) => status === code),
  );
  const own = all.filter((one) => one !== forbidden && one !== often);
  const busy = [often ? exceeded(often) : tooMany, unavailable];
  if (!needsToken) return [...all.filter((one) => one !== often), ...busy, gateway];
  const refused = forbidden ? orGateway(forbidden, "Forbidden") : noScope;
  return [...own, noToken, refused, ...busy, gateway];
};

/** What a method is told that its path does not know. */
export const otherMethod = (route: string): Refusal[] => [
  refusal(route, problems["method-not-allowed"].status, ["method-not-allowed"]),
];
