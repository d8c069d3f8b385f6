/** Plays a sequence on a stage, and holds the product against the model after each of its steps. */

import { agree, askAsShown, preview } from "./agreeing.ts";
import { applies } from "./applies.ts";
import { deletedIsGone } from "./books.ts";
import { keep, share } from "./choices.ts";
import { hold, holdLogs, lift } from "./holds.ts";
import { hook } from "./hooks.ts";
import { bill, cancel, reactivate, request, requestByDsr, terminate } from "./law.ts";
import { loseRow } from "./losing-rows.ts";
import { deliver, learn, settle, skew, sweep, wait } from "./machine.ts";
import { show } from "./media.ts";
import { telling } from "./observe.ts";
import { outage } from "./outage.ts";
import { forget, introduce, pry, recall, say } from "./people.ts";
import type { Message } from "./platform.ts";
import type { Actor, Play } from "./play.ts";
import { nothingInClear, nothingLeft, nothingTooEarly, readersSee } from "./promises.ts";
import { backUp, bringBack } from "./restoring.ts";
import { confirm, recipientsHear } from "./sharing.ts";
import type { Stage } from "./stage.ts";
import type { Step } from "./steps.ts";

type Named<D> = Step extends infer S
  ? S extends { readonly do: infer N }
    ? D extends N
      ? S
      : never
    : never
  : never;
type Doing = {
  readonly [D in Step["do"]]: (play: Play, step: Named<D>) => Promise<void> | void;
};

const actorOf = ({ actors }: Play, { app }: { readonly app: number }): Actor =>
  actors[app] ?? actors[0];

const messageOf = ({ stage }: Play, { which }: { readonly which: number }): Message => {
  const messages = stage.platform.waiting();
  const message = messages.at(-1 - (which % messages.length));
  if (message === undefined) throw new Error("There is no message");
  return message;
};

const doing: Doing = {
  say: (play, step) => say(play, actorOf(play, step), step.by, step.in, step.ago),
  introduce: (play, step) => introduce(play, actorOf(play, step), step.by),
  hook: (play, step) => hook(play, actorOf(play, step), step.by, step.ago),
  show: (play, step) => show(play, actorOf(play, step), step.by, step.isSent),
  dsr: (play, step) => requestByDsr(play, actorOf(play, step), step.by),
  holdLogs: (play, step) => holdLogs(play, actorOf(play, step)),
  forget: (play, step) => forget(play, actorOf(play, step), step.by),
  recall: (play, step) => recall(play, actorOf(play, step), step.which),
  keep: (play, step) => keep(play, actorOf(play, step), step.category, step.days),
  hold: (play, step) => hold(play, actorOf(play, step), step.scope),
  lift: (play, step) => lift(play, actorOf(play, step), step.which),
  ask: (play, step) => request(play, actorOf(play, step), step.scope),
  cancel: (play, step) => cancel(play, actorOf(play, step), step.which),
  terminate: (play, step) => terminate(play, actorOf(play, step)),
  reactivate: (play, step) => reactivate(play, actorOf(play, step)),
  bill: (play, step) => bill(play, actorOf(play, step), step.ends, step.ago),
  share: (play, step) => share(play, actorOf(play, step), step.on),
  confirm: (play, step) => confirm(play, actorOf(play, step), step.again),
  backUp: (play, step) => backUp(play, step.table),
  restore: (play, step) => bringBack(play, step.which, step.isLost),
  preview: (play, step) => preview(play, actorOf(play, step), step.scope),
  askAsShown: (play, step) => askAsShown(play, actorOf(play, step)),
  agree: (play, step) => agree(play, actorOf(play, step), step.which),
  loseRow: (play, step) => loseRow(play, actorOf(play, step), step.table),
  outage: (play, step) => outage(play, step.table),
  wait: (play, step) => wait(play, step.for),
  deliver: (play, step) => deliver(play, messageOf(play, step), step),
  lose: (play, step) => {
    play.stage.platform.lose(messageOf(play, step));
    play.isLate = true;
  },
  loseSchedule: (play, step) => play.stage.platform.loseSchedule(actorOf(play, step).app.id),
  sweep: (play) => sweep(play),
  settle: (play) => settle(play),
  skew: (play, step) => skew(play, step.minutes),
  restart: ({ stage }) => stage.w.restart(),
  remind: (play, step) => play.stage.platform.remind(actorOf(play, step).app.id),
  pry: (play, step) => pry(play, step),
  fail: ({ stage }, { fault, after, writing }) => stage.trip({ fault, after, writing }),
};

/** Steps after which nothing can look otherwise than before. */
const idle: readonly Step["do"][] = [
  "fail",
  "remind",
  "lose",
  "loseSchedule",
  "restart",
  "skew",
  "backUp",
];

const check = async (play: Play, step: Step): Promise<void> => {
  if (idle.includes(step.do)) return;
  const isSettled = step.do === "settle";
  const physical = await play.stage.observe(isSettled ? undefined : telling);
  recipientsHear(play);
  learn(play, physical);
  nothingInClear(play, physical);
  for (const actor of play.actors) {
    nothingTooEarly(play, actor, physical);
    if (isSettled) nothingLeft(play, actor, physical);
    if (isSettled) await deletedIsGone(play, actor, physical);
    await readersSee(play, actor, physical);
  }
};

const take = async (play: Play, step: Step): Promise<void> => {
  // biome-ignore lint/suspicious/noExplicitAny: each step goes to its own
  await (doing[step.do] as any)(play, step);
  await check(play, step);
  play.stage.w.clock.now += 1;
};

export type Tally = Map<string, number>;

/** Plays steps on a cleared stage, with two new apps. Throws `Broken` at the first breach. */
export const play = async (
  stage: Stage,
  steps: readonly Step[],
  tally: Tally = new Map(),
): Promise<void> => {
  await stage.clear();
  const actors = [await stage.newApp(), await stage.newApp()] as const;
  const sweptAt = stage.w.clock.now;
  const memory = { heldBefore: new Map(), logsBefore: new Map(), views: new Map() };
  const own: Play = {
    ...{
      stage,
      actors,
      sweptAt,
      isLate: false,
      isRowLost: false,
      said: 0,
      skew: 0,
      ahead: 0,
      backups: [],
    },
    ...memory,
  };
  for (const step of steps) {
    if (!applies(own, step)) continue;
    tally.set(step.do, (tally.get(step.do) ?? 0) + 1);
    await take(own, step);
  }
};

const settled: Step = { do: "settle" };

/** Plays a sequence to its end, when all work is done. */
export const run = (stage: Stage, steps: readonly Step[], tally?: Tally): Promise<void> =>
  play(stage, [...steps, settled], tally);
