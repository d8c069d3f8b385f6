import { Failure } from "../failure.ts";
import { count } from "../output/numbers.ts";
import { type Cell, factsOf } from "../output/table.ts";

type Progress = {
  readonly holder: string;
  readonly deleted: number;
  readonly refused: number;
};

/** A request as the API answers it. */
export type Request = {
  readonly requestId: string;
  readonly scope: string;
  readonly category?: string;
  readonly status: string;
  readonly state: State;
  readonly reason?: string;
  readonly reviewBy?: string;
  readonly previewDigest?: string;
  readonly preview?: Preview & { readonly digest: string };
  /** How far the work has come, store by store. */
  readonly holders?: readonly Progress[];
  readonly submittedAt: string;
  readonly deadline: string;
  readonly changedAt: string;
};

export type State =
  | ("pending" | "in_progress" | "plan_changed" | "held" | "partial")
  | ("completed" | "cancelled" | "denied");

export type Preview = {
  readonly complete?: boolean;
  readonly digest?: string;
  readonly goes: readonly { holder: string; category: string; records: number; bytes: number }[];
  readonly held: readonly { holdId: string; clause: string; reviewAt: string; records: number }[];
  readonly stays?: readonly Readonly<Record<string, Cell>>[];
  readonly alsoAsked?: readonly string[];
};

export type Subject = {
  readonly user?: string;
  readonly conversation?: string;
  readonly category?: string;
};

/** What a request is about, as the API takes it. Throws "usage" unless it is exactly one thing. */
export const subjectOf = ({ user, conversation, category }: Subject) => {
  const named = [user, conversation, category].filter((one) => one !== undefined);
  if (named.length === 1) return { userId: user, conversationId: conversation, category };
  throw new Failure(
    "usage",
    "A request is about exactly one of --user, --conversation and --category",
  );
};

const progressText = ({ holder, deleted, refused }: Progress): string =>
  `${count(deleted)} from ${holder}${refused === 0 ? "" : ` (${count(refused)} refused)`}`;

/** A request for people. */
export const requestFacts = ({ preview, holders, ...request }: Request): string =>
  factsOf({ ...request, deleted: holders?.map(progressText).join(", ") });
