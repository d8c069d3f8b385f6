/**
 * The plan of a request: what would go, and what a law holds of it (DA-5.request, DA-5.law). Its digest counts and sums the
 * records that would go, a category and a day of collection at a time, and those that each hold keeps, by their keys and
 * versions; never the time of taking: the same plan has the same digest. So whoever agreed to a plan has agreed to what is
 * left of it when some has expired, was recalled or deleted: nowhere may there be more, or something else.
 * Sums of hashes do not depend on the order, so that a plan that is found in several runs needs no list in memory.
 */
import { createHash } from "node:crypto";
import * as z from "zod/mini";
import type { Perishable } from "../../policy/categories.ts";
import type { ClauseId } from "../../policy/clauses.ts";
import { milliseconds } from "../../policy/duration.ts";
import { limits } from "../../policy/limits.ts";
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

/** How many records, and the sum of their hashes. */
const summedRecords = z.object({ records: z.int(), sum: z.int() });
const sums = z.record(z.string(), summedRecords);
export type Sums = z.infer<typeof sums>;

/** What has been found so far: what goes by holder, what each hold keeps, and sums by what they are agreed to under. */
export const tallies = z.object({
  goes: z.record(z.string(), tally),
  held: z.record(z.string(), z.int()),
  sums,
});
export type Tallies = z.infer<typeof tallies>;
export const noTallies: Tallies = { goes: {}, held: {}, sums: {} };

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

/** Sums are whole numbers that JavaScript and JSON keep exactly. */
const hashDigits = 12;
const modulus = 16 ** hashDigits;

/** The hash of a record in its version. */
const hashOf = (category: Perishable, { pk, sk, at, until, media = [] }: Planned): number => {
  const line = JSON.stringify([category, pk, sk, at, until, media]);
  return Number.parseInt(sha256(line).digest("hex").slice(0, hashDigits), 16);
};

const dayMs = milliseconds("P1D");
/** Days of collection are told apart within so many: what expires next is not summed with what comes now. */
const days = 16;

/** Under which names a record is agreed to: as what goes of a category and day, or as what each of its holds keeps. */
const namesOf = (category: Perishable, { at }: Planned, holds: readonly Hold[]): string[] =>
  holds.length > 0
    ? holds.map(({ id }) => `hold-${id.slice(0, 8)}`)
    : [`${category}-${Math.floor(at / dayMs) % days}`];

const none = { records: 0, sum: 0 };

/** Sums of records, with one more record in them. */
export const summed = (
  before: Sums,
  category: Perishable,
  record: Planned,
  holds: readonly Hold[],
): Sums => {
  const after = { ...before };
  for (const name of namesOf(category, record, holds)) {
    const { records, sum } = after[name] ?? none;
    after[name] = { records: records + 1, sum: (sum + hashOf(category, record)) % modulus };
  }
  return after;
};

const mark = ".";
const radix = 36;

/** The digest of a plan: of what is asked for by whom, and of all that was found. */
export const digestOf = (appId: string, scope: Scope, { sums }: Pick<Tallies, "sums">): string => {
  const subject = scope.kind === "category" ? scope.category : scope.digest;
  const asked = sha256(JSON.stringify([appId, scope.kind, subject])).digest("base64url");
  const found = Object.entries(sums)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([name, { records, sum }]) => [name, records.toString(radix), sum.toString(radix)]);
  return [asked, ...found].join(mark);
};

const sumsIn = (parts: readonly string[]): ReadonlyMap<string, { records: number; sum: number }> =>
  new Map(
    parts.flatMap((name, index) => {
      const [records = "", sum = ""] = parts.slice(index + 1);
      const read = (text: string) => Number.parseInt(text, radix);
      return index % 3 === 0 ? [[name, { records: read(records), sum: read(sum) }] as const] : [];
    }),
  );

/** Whether a plan that is found is what was agreed to, or less of it; both by their digests. */
export const isWithin = (found: string, agreed: string): boolean => {
  const [[asked, ...there], [agreedTo, ...parts]] = [found.split(mark), agreed.split(mark)];
  const most = sumsIn(parts);
  const isLess = ([name, { records, sum }]: readonly [
    string,
    { records: number; sum: number },
  ]) => {
    const limit = most.get(name) ?? none;
    return records < limit.records || (records === limit.records && sum === limit.sum);
  };
  return asked === agreedTo && [...sumsIn(there)].every(isLess);
};

/** A digest as a plan has one: names, numbers and what is asked for, all of letters that need no quoting anywhere. */
export const planDigest = () =>
  z
    .string()
    .check(
      z.regex(/^[A-Za-z0-9_-]{43}(\.[A-Za-z0-9_-]+){0,400}$/, "must be the digest of a preview"),
      z.maxLength(limits.digestLength),
    );
