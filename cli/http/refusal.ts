/** Refusals of the API (RFC 9457), as one line each with the field, the bound, and what to do about it. */
import { ProblemError } from "../../client/problem-error.ts";
import type { Exit } from "../exit-codes.ts";
import { Failure, lineOf } from "../failure.ts";

/** One field that is wrong: what it must be, and the bound. */
export type Mistake = ProblemError["errors"][number];

const hints: Readonly<Record<string, string>> = {
  "not-your-app":
    "This token is of another client: see `chat-retention whoami`, or choose another `--profile`",
  "wrong-region": "Each region is a deployment of its own: use the `--url` of that one",
  "app-terminated": "`chat-retention apps reactivate` brings the app back until its purge begins",
  "purge-begun": "What is left to see is `chat-retention apps show` and `receipts list`",
  "stale-version":
    "Somebody else changed it since you read it: look with `configuration diff`, then apply again",
  "second-person-needed": "Sign in as a person who is not the one who placed the hold",
  "request-conflict": "Leave `--request-id` out, or look with `requests show`",
  "not-cancellable": "`requests show` says how far it is",
  "plan-not-changed": "`requests show` says how far it is",
  "consent-missing": "Add `consent` with `chat-retention configuration edit`",
  "already-registered": "`chat-retention apps show` has it",
  "too-many-holds": "Lift one that is not needed any more: `chat-retention holds list`",
  "too-large": "Send less at once",
  "rate-exceeded": "Wait for as long as it says; what reads was tried again by itself",
  "too-many-open": "Wait until some are over: `requests list` shows requests",
  internal: "Try again; if it stays so, tell whoever runs the service",
};

const unauthorised = "Sign in with `chat-retention login`, or set CHAT_RETENTION_TOKEN";
const scopeMissing =
  "The token's scope does not reach this: see `chat-retention whoami`; an operator's and an app's differ";

const exitOf = (status: number): Exit => {
  if (status === 401) return "notSignedIn";
  if (status === 404) return "notFound";
  return status >= 500 ? "failed" : "refused";
};

const mistakeText = ({ field, problem, bound }: Mistake): string =>
  bound === undefined || problem.includes(String(bound))
    ? `${field} ${problem}`
    : `${field} ${problem} (${bound})`;

/** The gateway answers in its own shape; then only the status is known. */
const titleOf = ({ status, type, message }: ProblemError): string => {
  if (type !== "about:blank") return message;
  if (status === 401) return "The service does not take these credentials";
  if (status === 403) return "This token may not do that";
  return status === 404 ? "There is nothing here" : `The service answered ${status}`;
};

const hintOf = (status: number, problem: string): string | undefined => {
  if (status === 401) return unauthorised;
  return hints[problem] ?? (status === 403 && problem === "" ? scopeMissing : undefined);
};

const failureOf = (refused: ProblemError): Failure => {
  const { status, type, detail, errors } = refused;
  const problem = type === "about:blank" ? "" : type.replace(/^urn:chat-retention:problem:/, "");
  const parts = [titleOf(refused), detail, errors.map(mistakeText).join("; ")];
  const line = parts.filter((part) => part !== undefined && part !== "").join(": ");
  const named = problem === "" ? String(status) : `${status} ${problem}`;
  return new Failure(exitOf(status), `${line} (${named})`, hintOf(status, problem));
};

/** What the service or a command refused, as a failure; undefined for what nobody foresaw. */
export const foreseenIn = (error: unknown): Failure | undefined => {
  if (error instanceof ProblemError) return failureOf(error);
  return error instanceof Failure ? error : undefined;
};

/** Whatever went wrong, as a failure. */
export const asFailure = (error: unknown): Failure =>
  foreseenIn(error) ?? new Failure("failed", lineOf(error));
