import { limits } from "../../functions/policy/limits.ts";
import type { Client } from "../client.ts";
import type { Counted } from "../report/counted.ts";
import { exactly, type Ledger, type Span } from "../report/ledger.ts";
import { type Player, periodOf } from "../story/cast.ts";

/** Something to send, and how many records it is. */
export type Task = { readonly records: number; run(): Promise<void> };
/** Tasks that come one after the other. */
export type Stream = readonly Task[];

/** Who sends, over which connection, and the book in which what was accepted is noted. */
export type Sender = {
  readonly client: Client;
  readonly player: Player;
  readonly book: Ledger;
  /** What time it is for the functions. */
  readonly now: () => number;
};

/** Notes what the app must now hold; nothing if it opted out of that. */
export const note = (
  { player, book }: Sender,
  what: Counted,
  key: string,
  clock: Span | number,
): void => {
  const period = periodOf(player.chose, what);
  const span = typeof clock === "number" ? exactly(clock) : clock;
  if (period !== undefined) book.keep(player.appId, what, key, span, period);
};

/** Runs something and says between which instants it happened. */
export const during = async <T>(
  now: () => number,
  act: () => Promise<T>,
): Promise<{ readonly result: T; readonly span: Span }> => {
  const from = now();
  const result = await act();
  return { result, span: { from, to: now() } };
};

/** Throws unless the service took in exactly so many. */
export const took = (answer: unknown, name: string, count: number): void => {
  const taken = (answer as Readonly<Record<string, unknown>>)[name];
  if (taken !== count) throw new Error(`Sent ${count}, and ${name} is ${JSON.stringify(answer)}`);
};

export const countRecords = (streams: readonly Stream[]): number =>
  streams.flat().reduce((sum, { records }) => sum + records, 0);

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

/** Batches as large as the service takes them, in number and in bytes. */
export const batches = <T>(all: readonly T[]): T[][] => {
  const made: T[][] = [];
  let bytes = 0;
  for (const one of all) {
    const last = made.at(-1);
    bytes += bytesOf(one);
    if (last === undefined || last.length === limits.batch || bytes > limits.bodyBytes / 2) {
      made.push([one]);
      bytes = bytesOf(one);
    } else last.push(one);
  }
  return made;
};
