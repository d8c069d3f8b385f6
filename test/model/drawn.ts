/** What each step may be, drawn at random. */
import fc from "fast-check";
import { kinds } from "../support/tap/faults.ts";
import type { Category, Scope } from "./life.ts";
import { registry } from "./losing-rows.ts";
import { failing } from "./outage.ts";
import { restorable } from "./restoring.ts";
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
export const drawn: Drawn = {
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
  share: fc.record({ do: is("share"), app, on: fc.boolean() }),
  confirm: fc.record({ do: is("confirm"), app, again: fc.boolean() }),
  backUp: fc.record({ do: is("backUp"), table: fc.constantFrom(...restorable) }),
  restore: fc.record({ do: is("restore"), which, isLost: fc.boolean() }),
  preview: fc.record({ do: is("preview"), app, scope: asked }),
  askAsShown: fc.record({ do: is("askAsShown"), app }),
  agree: fc.record({ do: is("agree"), app, which }),
  loseRow: fc.record({ do: is("loseRow"), app, table: fc.constantFrom(...registry) }),
  outage: fc.record({ do: is("outage"), table: fc.constantFrom(...failing) }),
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
