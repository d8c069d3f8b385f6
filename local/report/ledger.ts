/**
 * What must be there, computed from what was replayed and the policy's periods, and from nothing else:
 * the independent second opinion on all that the functions decide.
 */
import type { Counted } from "./counted.ts";

/** Two instants (epoch ms) between which something happened; the same twice if it is known exactly. */
export type Span = { readonly from: number; readonly to: number };
/** How many there may be: a span of time may begin before an expiry and end after it. */
export type Range = { readonly min: number; readonly max: number };

export type Ledger = {
  /** Notes a record: when its clock started, and how long it is kept (ms). Noted again, it starts anew. */
  keep(app: string, what: Counted, key: string, clock: Span, period: number): void;
  /** Notes that a record was deleted before its time. */
  drop(app: string, what: Counted, key: string): void;
  /** Notes that nothing is left of an app. */
  purge(app: string): void;
  isPurged(app: string): boolean;
  /** How many must be there at some instant of the span; of all, or of those named. */
  expected(app: string, what: Counted, during: Span, keys?: readonly string[]): Range;
  /** The keys noted and not dropped, expired or not. */
  keys(app: string, what: Counted): string[];
};

export const exactly = (instant: number): Span => ({ from: instant, to: instant });

export const ledger = (): Ledger => {
  const purged = new Set<string>();
  const books = new Map<string, Map<string, Span>>();
  const book = (app: string, what: Counted): Map<string, Span> => {
    const name = `${app}/${what}`;
    const found = books.get(name) ?? new Map<string, Span>();
    books.set(name, found);
    return found;
  };
  return {
    keep: (app, what, key, { from, to }, period) => {
      book(app, what).set(key, { from: from + period, to: to + period });
    },
    drop: (app, what, key) => {
      book(app, what).delete(key);
    },
    isPurged: (app) => purged.has(app),
    purge: (app) => {
      purged.add(app);
      for (const name of books.keys()) if (name.startsWith(`${app}/`)) books.delete(name);
    },
    expected: (app, what, { from, to }, keys) => {
      const noted = book(app, what);
      const ends = keys ? keys.flatMap((key) => noted.get(key) ?? []) : [...noted.values()];
      return {
        min: ends.filter((end) => end.from > to).length,
        max: ends.filter((end) => end.to > from).length,
      };
    },
    keys: (app, what) => [...book(app, what).keys()],
  };
};
