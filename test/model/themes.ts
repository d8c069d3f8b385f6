/**
 * Sequences of steps. Each has a theme, in which some steps come more often than others: what takes several steps of a
 * kind to go wrong is met far sooner so than by drawing all alike.
 */
import fc from "fast-check";
import { drawn } from "./drawn.ts";
import type { Step } from "./steps.ts";

type Weights = Partial<Readonly<Record<Step["do"], number>>>;
const everything = Object.fromEntries(Object.keys(drawn).map((name) => [name, 1])) as Weights;

const weights = {
  everything,
  /** Periods, and what expires. */
  periods: {
    hook: 2,
    show: 2,
    say: 6,
    introduce: 2,
    keep: 3,
    wait: 8,
    sweep: 4,
    settle: 1,
    deliver: 1,
  },
  /** Requests, and those who write meanwhile. */
  requests: {
    hook: 1,
    show: 1,
    dsr: 1,
    say: 6,
    introduce: 2,
    ask: 4,
    cancel: 1,
    forget: 1,
    recall: 1,
    deliver: 6,
    wait: 1,
    settle: 2,
    hold: 1,
    lift: 1,
    pry: 1,
  },
  /** Holds, and every way in which something can go. */
  holds: {
    hook: 1,
    show: 1,
    holdLogs: 1,
    say: 5,
    introduce: 3,
    hold: 4,
    lift: 3,
    ask: 2,
    keep: 2,
    recall: 1,
    forget: 1,
    terminate: 1,
    wait: 4,
    sweep: 2,
    settle: 3,
  },
  /** The end of an app's use, and its return. */
  ends: {
    hook: 1,
    show: 1,
    holdLogs: 1,
    say: 4,
    introduce: 3,
    keep: 2,
    terminate: 3,
    remind: 3,
    bill: 1,
    reactivate: 1,
    hold: 1,
    lift: 1,
    wait: 6,
    deliver: 4,
    settle: 2,
    loseSchedule: 1,
  },
  /** A platform that loses, repeats and breaks off. */
  failures: {
    say: 4,
    introduce: 2,
    ask: 2,
    keep: 3,
    terminate: 1,
    wait: 4,
    fail: 6,
    lose: 4,
    deliver: 4,
    sweep: 4,
    settle: 2,
    restart: 1,
  },
  /** Details that are shared, and taken back. */
  sharing: {
    share: 6,
    confirm: 4,
    terminate: 2,
    reactivate: 2,
    remind: 1,
    wait: 4,
    fail: 3,
    lose: 2,
    deliver: 5,
    sweep: 2,
    settle: 3,
  },
  /** Backups, and what of them must not come back. */
  restores: {
    hook: 1,
    say: 6,
    introduce: 3,
    backUp: 6,
    restore: 5,
    keep: 2,
    ask: 3,
    forget: 1,
    recall: 2,
    hold: 1,
    lift: 1,
    terminate: 1,
    fail: 1,
    wait: 5,
    sweep: 2,
    settle: 4,
  },
  /** Functions whose clocks are apart, within the bound that docs/limits.md names. */
  clocks: {
    say: 6,
    introduce: 2,
    keep: 2,
    ask: 2,
    hold: 1,
    lift: 1,
    terminate: 1,
    reactivate: 1,
    skew: 4,
    wait: 8,
    deliver: 3,
    sweep: 4,
    settle: 2,
  },
} as const satisfies Readonly<Record<string, Weights>>;
export type Theme = keyof typeof weights;

/** Sequences of a theme. */
export const sequencesOf = (theme: Theme): fc.Arbitrary<Step[]> => {
  const steps = Object.entries(weights[theme]).map(([name, weight]) => ({
    ...{ weight, arbitrary: drawn[name as Step["do"]] },
  }));
  return fc.array(fc.oneof(...steps), { minLength: 12, maxLength: 48, size: "max" });
};

/** Sequences of all themes. */
export const sequences = fc.oneof(...(Object.keys(weights) as Theme[]).map(sequencesOf));
