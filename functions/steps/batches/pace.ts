/**
 * A token bucket that finds the rate at which a store takes writes. It looks back over short windows: as long as
 * nothing is throttled it goes a little faster, and else as fast as was taken; below what the store was seen to
 * take it recovers quickly. Once the limit is found, well under one write in twenty is throttled
 * (`npm run bench -- throttled`).
 */
export type Pace = {
  /** Waits until so many writes may go. */
  turn(writes: number): Promise<void>;
  /** Hears what became of one write, and when (`performance.now()`). */
  heard(taken: boolean, now: number): void;
};

/** DynamoDB's limit for one partition, and the quota of a table on demand, in writes per second. */
export const partitionRate = 1_000;
export const tableRate = 40_000;

const windowMs = 100;
const growth = 1.01;
const recovery = 1.1;
const deepestCut = 0.5;
/** A window in which little was taken may have been bad luck: what was known before fades only slowly. */
const forgetting = 0.9;
const slowest = 50;
/** What may be sent at once: at first little, then twice as much each time, until something is throttled. */
const firstSeconds = 0.25;
const calmSeconds = 1;
const burstSeconds = 0.1;

type Seen = { readonly taken: number; readonly refused: number };

/** The rate after a window; `limit` is what the store was seen to take. */
const next = (rate: number, limit: number, { taken, refused }: Seen): number => {
  if (refused === 0) return rate * (rate < 0.9 * limit ? recovery : growth);
  return Math.max(rate * Math.max(1 - refused / (taken + refused), deepestCut), slowest);
};

export const pace = (start: number): Pace => {
  let rate = start;
  let limit = start;
  let tokens = start * firstSeconds;
  let isCalm = true;
  let last = performance.now();
  let window = { taken: 0, refused: 0, since: last };

  /** What was sent at once may be refused in a row: that says nothing about the rate yet. */
  const probe = (taken: boolean, now: number): void => {
    if (taken) {
      tokens++;
      return;
    }
    isCalm = false;
    tokens = Math.min(tokens, 0);
    window = { taken: 0, refused: 0, since: now + windowMs };
  };

  const look = (now: number): void => {
    const elapsedMs = now - window.since;
    if (elapsedMs < windowMs) return;
    if (window.refused > 0)
      limit = Math.max((window.taken / elapsedMs) * 1_000, limit * forgetting);
    rate = next(rate, limit, window);
    window = { taken: 0, refused: 0, since: now };
  };

  return {
    turn: async (writes) => {
      const now = performance.now();
      const most = rate * (isCalm ? calmSeconds : burstSeconds);
      tokens = Math.min(most, tokens + ((now - last) / 1_000) * rate);
      last = now;
      tokens -= writes;
      if (tokens < 0) await new Promise((go) => setTimeout(go, (-tokens / rate) * 1_000));
    },
    heard: (taken, now) => {
      if (isCalm) probe(taken, now);
      if (now < window.since) return;
      window[taken ? "taken" : "refused"]++;
      look(now);
    },
  };
};
