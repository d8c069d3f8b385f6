/**
 * Sequences of steps. Each has a theme, in which some steps come more often than others: what takes several steps of a
 * kind to go wrong is met far sooner so than by drawing all alike.
 */
import fc from "fast-check";
import { kinds } from "../support/tap/faults.ts";
import type { Category, Scope } from "./life.ts";
import { type Step, waits } from "./steps.ts";

const app = fc.constantFrom(0, 0, 0, 1);
const one = fc.nat(1);
/** Most often what came last, or first. */
const which = fc.constantFrom(0, 0, 0, 1, 2, 5);
const category = fc.constantFrom<Category[]>("messages", "userInformation");
const is = <D extends Step["do"]>(name: D) => fc.constant(name);
/** Of the conversations there is one more. */
const number = fc.constantFrom(0, 0, 1, 1, 2);
const scopes = (...of: Scope["kind"][]) => fc.record({ kind: fc.constantFrom(...of), number });
const asked = fc.oneof({ weight: 3, arbitrary: scopes("user", "conversation") }, category);
const fault = fc.record({
  kind: fc.constantFrom(...kinds, "partial", "partial"),
  effect: fc.constantFrom("before", "after"),
});

/** 0 is not to store at all. */
const days = fc.constantFrom(0, 1, 1, 2, 3, 7, 30, 365);
/** Hours, or minutes of what the billing system says. */
const ago = fc.constantFrom(0, 0, 0, 1, 25);

type Drawn = { readonly [D in Step["do"]]: fc.Arbitrary<Step> };
const drawn: Drawn = {
  say: fc.record({ do: is("say"), app, by: one, in: one, ago }),
  introduce: fc.record({ do: is("introduce"), app, by: one }),
  hook: fc.record({ do: is("hook"), app, by: one, ago }),
  show: fc.record({ do: is("show"), app, by: one, isSent: fc.boolean() }),
  dsr: fc.record({ do: is("dsr"), app, by: one }),
  holdLogs: fc.record({ do: is("holdLogs"), app }),
  forget: fc.record({ do: is("forget"), app, by: one }),
  recall: fc.record({ do: is("recall"), app, which }),
  keep: fc.record({ do: is("keep"), app, category, days }),
  hold: fc.record({ do: is("hold"), app, scope: scopes("app", "user", "conversation") }),
  lift: fc.record({ do: is("lift"), app, which }),
  ask: fc.record({ do: is("ask"), app, scope: asked }),
  cancel: fc.record({ do: is("cancel"), app, which }),
  terminate: fc.record({ do: is("terminate"), app }),
  reactivate: fc.record({ do: is("reactivate"), app }),
  remind: fc.record({ do: is("remind"), app }),
  bill: fc.record({ do: is("bill"), app, ends: fc.boolean(), ago }),
  pry: fc.record({ do: is("pry"), app, in: one, by: one }),
  wait: fc.record({ do: is("wait"), for: fc.constantFrom(...waits) }),
  deliver: fc.record({ do: is("deliver"), which, twice: fc.boolean(), hurried: fc.boolean() }),
  lose: fc.record({ do: is("lose"), which }),
  loseSchedule: fc.record({ do: is("loseSchedule"), app }),
  sweep: fc.record({ do: is("sweep") }),
  settle: fc.record({ do: is("settle") }),
  restart: fc.record({ do: is("restart") }),
  skew: fc.record({ do: is("skew"), minutes: fc.constantFrom(0, 1, -1, 3, -3) }),
  fail: fc.record({
    do: is("fail"),
    fault,
    after: fc.constantFrom(0, 0, 0, 1, 1, 2, 3, 4, 6, 9),
    writing: fc.boolean(),
  }),
};

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
