/** The words in which a route is described. What can be derived from its declaration and its schemas is not said again. */
import type * as z from "zod/mini";
import type { ProblemName } from "../functions/domain/problem.ts";

type Schema = z.core.$ZodType;
export type HeaderName = "etag" | "location" | "if-match" | "if-none-match" | "allow";

/** An answer that is no refusal. */
export type Answer = {
  readonly says: string;
  /** A component; without one there is no body. */
  readonly body?: Schema;
  /** "application/json" unless said otherwise; a body of another type is text. */
  readonly type?: string;
  readonly headers?: readonly HeaderName[];
  readonly example?: unknown;
};

export type Description = {
  /** How programs call it: unique, and stable. */
  readonly id: string;
  readonly summary: string;
  /** What the summary leaves open; whole sentences. */
  readonly details: string;
  readonly path?: Schema;
  readonly query?: Schema;
  readonly headers?: readonly HeaderName[];
  readonly body?: Schema;
  readonly bodyType?: string;
  readonly example?: unknown;
  readonly answers: Readonly<Record<number, Answer>>;
  /** Refusals that are this route's own; those of every route of its kind are derived. */
  readonly problems?: readonly ProblemName[];
  /** What is wrong with the body is told in an answer, and is no refusal. */
  readonly mistakesInAnswer?: boolean;
  /** It is about the app's status: it answers also when the app's time is over. */
  readonly ofStatus?: boolean;
};

/** Descriptions of a theme, each by its route as `infra/actions` writes it. */
export type Descriptions = Readonly<Record<string, Description>>;
