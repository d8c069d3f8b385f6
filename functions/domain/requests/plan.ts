/**
 * The plan of a request: what would go, and what a law holds of it (DA-5.request, DA-5.law). Its digest covers every
 * record's key and version and which holds keep it, never the time of taking: the same plan has the same digest.
 * Sums of hashes do not depend on the order, so that a plan that is found in several runs needs no list in memory.
 */
import { createHash } from "node:crypto";
import * as z from "zod/mini";
import type { Perishable } from "../../policy/categories.ts";
import type { ClauseId } from "../../policy/clauses.ts";
import { type Hold, isHeld, scopesOf } from "../holds.ts";
import type { Clocked } from "../keeping.ts";
import type { Scope } from "./request.ts";

const tally = z.object({ records: z.int(), bytes: z.number() });
/** How many records, and about how many bytes. */
export type Tally = z.infer<typeof tally>;
export const nothing: Tally = { records: 0, bytes: 0 };

export const plus = (one: Tally, other: Tally): Tally => ({
  records: one.records + other.records,
  bytes: one.bytes + other.bytes,
});

/** What has been found so far: what goes by holder, what each hold keeps, and the sum of all hashes (hexadecimal). */
export const tallies = z.object({
  goes: z.record(z.string(), tally),
  held: z.record(z.string(), z.int()),
  sum: z.string(),
});
export type Tallies = z.infer<typeof tallies>;
export const noTallies: Tallies = { goes: {}, held: {}, sum: "0" };

/** What would go of one holder. */
export type Going = Tally & { readonly holder: string; readonly category: Perishable };
/** A hold that keeps some of it; what it is for is its court's and the operator's, not the app's. */
export type Keeping = {
  readonly holdId: string;
  readonly clause: ClauseId;
  readonly reviewAt: string;
  readonly records: number;
};
/** A plan that has been found whole; `takenAt` in RFC 3339. */
export type Plan = {
  readonly digest: string;
  readonly takenAt: string;
  readonly goes: readonly Going[];
  readonly held: readonly Keeping[];
};

/** A record of a category as a plan sees it, and the group that it lies in. */
export type Planned = Pick<Clocked, "at" | "until"> & {
  readonly pk: string;
  readonly sk: string;
  readonly author?: string | undefined;
  readonly recalled?: boolean | undefined;
  readonly media?: readonly string[] | undefined;
};

/** The holds that keep a record, in the order of their ids. */
export const holdsOn = (
  holds: readonly Hold[],
  category: Perishable,
  subject: { readonly group: string; readonly author?: string | undefined },
): readonly Hold[] =>
  holds
    .filter((hold) => isHeld(scopesOf([hold], category), subject))
    .sort((one, other) => (one.id < other.id ? -1 : 1));

const sha256 = (text: string) => createHash("sha256").update(text);

/** The hash of a record in its version, with what holds it. */
const hashOf = (category: Perishable, record: Planned, holds: readonly Hold[]): bigint => {
  const { pk, sk, at, until, recalled = false, media = [] } = record;
  const line = [category, pk, sk, at, until, recalled, media, holds.map(({ id }) => id)];
  return BigInt(`0x${sha256(JSON.stringify(line)).digest("hex")}`);
};

const modulus = 1n << 256n;

/** A sum of hashes, with one more record in it. */
export const summed = (
  sum: string,
  category: Perishable,
  record: Planned,
  holds: readonly Hold[],
): string => ((BigInt(`0x${sum}`) + hashOf(category, record, holds)) % modulus).toString(16);

/** The digest of a plan: of what is asked for by whom, and of all that was found. */
export const digestOf = (appId: string, scope: Scope, { sum }: Tallies): string => {
  const subject = scope.kind === "category" ? scope.category : scope.digest;
  return sha256(JSON.stringify([appId, scope.kind, subject, sum])).digest("base64url");
};

/** A digest as a plan has one: SHA-256 in base64url. */
export const planDigest = () =>
  z
    .string()
    .check(z.regex(/^[A-Za-z0-9_-]{43}$/, "must be the digest of a preview: 43 characters"));
