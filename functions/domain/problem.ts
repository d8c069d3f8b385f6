/** The errors that a caller may see, in the terms of RFC 9457; `type` is `urn:chat-retention:problem:<name>`. */
export const problems = {
  "invalid-json": { status: 400, title: "The body is not a JSON document in UTF-8" },
  "invalid-input": { status: 400, title: "A field is not as it must be" },
  "invalid-cursor": { status: 400, title: "The cursor is not one of ours" },
  "not-your-app": { status: 403, title: "The token does not speak for this app" },
  "scopes-together": {
    status: 403,
    title: "The token has the scopes of an app and of the operator; one speaks for one of them",
  },
  "not-yours-to-change": {
    status: 403,
    title: "The field may be changed with the app's own token alone",
  },
  "not-signed": { status: 403, title: "The webhook is not signed as agreed" },
  "age-below-minimum": { status: 403, title: "The person is younger than the app's minimum age" },
  "consent-missing": { status: 403, title: "No consent statement is recorded for this app" },
  "not-found": { status: 404, title: "There is nothing here" },
  "method-not-allowed": { status: 405, title: "The path does not know this method" },
  "already-registered": { status: 409, title: "The app is already registered" },
  "wrong-region": { status: 409, title: "The data of this app belongs in another region" },
  "app-terminated": { status: 409, title: "The app's use has been terminated" },
  "purge-begun": { status: 409, title: "The purge of the app has begun" },
  "ambiguous-message": {
    status: 409,
    title: "Several messages may be meant; none of them was touched",
  },
  "message-conflict": {
    status: 409,
    title: "The id and instant belong to a message with other content",
  },
  "not-stored": { status: 409, title: "The app opted not to store this category" },
  "media-unusable": {
    status: 409,
    title: "A medium is unknown, not uploaded, claimed, or from a shorter period",
  },
  "backup-too-old": { status: 409, title: "The backup is older than what the ledger remembers" },
  "restored-table-closed": { status: 409, title: "The restored table may not be opened yet" },
  "nothing-to-agree": { status: 409, title: "The hold waits for nobody's word" },
  "too-many-holds": { status: 409, title: "The app has as many legal holds as it can have" },
  "second-person-needed": {
    status: 403,
    title: "This takes two people, and a machine is none",
  },
  "too-many-open": { status: 409, title: "The app has as much of this open as it may have" },
  "request-conflict": { status: 409, title: "The id belongs to a request with another body" },
  "not-cancellable": { status: 409, title: "Only a request that is pending can be cancelled" },
  "plan-not-changed": {
    status: 409,
    title: "Only a request whose plan has changed waits for an answer",
  },
  "erased-person": {
    status: 409,
    title: "The person, the conversation or the category was erased since",
  },
  "stale-version": { status: 412, title: "The configuration has changed since it was read" },
  "too-large": { status: 413, title: "The body, or what it would make, is too large" },
  "sensitive-data": { status: 422, title: "Sensitive data is not accepted" },
  "version-required": { status: 428, title: "Name the version you change in If-Match" },
  "rate-exceeded": {
    status: 429,
    title: "The app has called this as often as it may; Retry-After says for how long",
  },
  internal: { status: 500, title: "The request failed on our side; it may be repeated" },
} as const;

export type ProblemName = keyof typeof problems;

/** One field that is wrong: its path, what it must be, and the bound; never the value. */
export type FieldProblem = {
  readonly field: string;
  readonly problem: string;
  readonly bound?: number;
};

/** A refusal that the caller is told about. */
export class Problem extends Error {
  readonly problem: ProblemName;
  readonly detail: string | undefined;
  readonly errors: readonly FieldProblem[];
  /** After how many seconds the same call may be let in. */
  readonly retryAfter: number | undefined;

  constructor(
    problem: ProblemName,
    detail?: string,
    errors: readonly FieldProblem[] = [],
    retryAfter?: number,
  ) {
    super(problem);
    this.name = "Problem";
    this.problem = problem;
    this.detail = detail;
    this.errors = errors;
    this.retryAfter = retryAfter;
  }
}

/** The stable name of a problem. */
export const problemType = (problem: ProblemName) =>
  `urn:chat-retention:problem:${problem}` as const;

/** The body of an `application/problem+json` answer. */
export const problemBody = ({ problem, detail, errors }: Problem) => ({
  type: problemType(problem),
  ...problems[problem],
  ...(detail === undefined ? {} : { detail }),
  ...(errors.length === 0 ? {} : { errors }),
});
