/** Messages that are worked out from their places: of each only what became of it is remembered, a byte. */
import { ttlOf } from "../../../functions/domain/keeping.ts";
import { partitionKey } from "../../../functions/domain/partition.ts";
import type { Entry, Found } from "../../../functions/ports.ts";
import { partitionRate } from "../../../functions/steps/batches/pace.ts";

const day = 86_400_000;
/** As many messages of 400 bytes as fit into a page of 1 MB. */
const perPage = 1_790;

/** Conversations that go on for some days from an instant on (epoch ms), with so many messages a day. */
export type Layout = {
  readonly app: string;
  readonly conversations: number;
  readonly days: number;
  readonly perDay: number;
  readonly from: number;
};

/** What became of a message. */
export const is = { gone: 1, untimed: 2, withdrawn: 4, written: 8, twice: 16 } as const;

export type Stretch = {
  readonly pk: string;
  readonly entry: Entry;
  readonly state: Uint8Array;
  /** Writes that the partition takes now, and since when (ms). */
  tokens: number;
  since: number;
};

/** The partitions of a layout. */
export const stretchesOf = ({ app, conversations, days, perDay, from }: Layout): Stretch[] =>
  Array.from({ length: conversations * days }, (_, place) => {
    const at = from + (place % days) * day;
    const bucket = new Date(at).toISOString().slice(0, 10);
    const group = `c${String(Math.floor(place / days)).padStart(6, "0")}`;
    const partition = { app, group, bucket };
    const entry = { partition, due: at + 30 * day, touched: at };
    const state = new Uint8Array(perDay);
    return { pk: partitionKey(partition), entry, state, tokens: partitionRate, since: 0 };
  });

const flagsAt = ({ state }: Stretch, index: number): number => state[index] ?? is.gone;

const skOf = (index: number): string => String(index).padStart(12, "0");

const recordAt = (stretch: Stretch, index: number): Found => {
  const { pk, entry, state } = stretch;
  const at = entry.touched + Math.floor((index * day) / state.length);
  const until = at + 30 * day;
  const flags = flagsAt(stretch, index);
  return {
    ...{ pk, sk: skOf(index), at, until, terms: 0, author: index % 100 === 0 ? "alice" : "bob" },
    ...(flags & is.untimed ? {} : { expiresAt: ttlOf(until) }),
    ...(flags & is.withdrawn ? { withdrawn: 1 } : {}),
  };
};

/** A page of a partition behind a place. */
export const pageIn = (stretch: Stretch, after: string | undefined, limit = perPage) => {
  const items: Found[] = [];
  const { pk, state } = stretch;
  let index = after === undefined ? 0 : Number(JSON.parse(after).sk) + 1;
  for (; index < state.length && items.length < Math.min(limit, perPage); index++) {
    if ((flagsAt(stretch, index) & is.gone) === 0) items.push(recordAt(stretch, index));
  }
  const sk = items.at(-1)?.sk;
  return { items, next: index < state.length ? JSON.stringify({ pk, sk }) : undefined };
};

/** Whether a partition takes one more write now. */
const takes = (stretch: Stretch): boolean => {
  const now = performance.now();
  const more = ((now - stretch.since) / 1_000) * partitionRate;
  stretch.tokens = Math.min(partitionRate, stretch.tokens + more);
  stretch.since = now;
  if (stretch.tokens < 1) return false;
  stretch.tokens--;
  return true;
};

/** Changes what is remembered of a message. */
export const writeIn = (
  stretch: Stretch | undefined,
  sk: string,
  change: (flags: number) => number,
) => {
  const flags = stretch === undefined ? is.gone : flagsAt(stretch, Number(sk));
  if (stretch === undefined || flags & is.gone) return "unmet";
  if (!takes(stretch)) return "throttled";
  stretch.state[Number(sk)] = change(flags) | (flags & is.written ? is.twice : is.written);
  return "done";
};

/** Of how many messages something is so. */
export const countOf = (stretches: Iterable<Stretch>, flag: number): number => {
  let sum = 0;
  for (const { state } of stretches) for (const one of state) if (one & flag) sum++;
  return sum;
};
