/** The steps that are the platform's and the clock's: time that passes, messages that come or do not. */
import { milliseconds, ofDaysInMilliseconds } from "../../functions/policy/duration.ts";
import { operational } from "../../functions/policy/periods.ts";
import { atWork, nothingBesideItself } from "./beside-itself.ts";
import { type App, carryOut, isOpen, isOver, type Request } from "./life.ts";
import type { Physical, Row } from "./observe.ts";
import type { Message } from "./platform.ts";
import { Broken, hearing, nowOf, type Play } from "./play.ts";
import type { Step } from "./steps.ts";

const second = 1_000;
const minute = 60 * second;
type Wait = Extract<Step, { do: "wait" }>["for"];

const forward = ({ stage }: Play, ms: number): void => {
  stage.w.clock.now += ms;
  stage.platform.fire();
};

/** How long it is until the next instant that matters, or else a minute. */
const until = (play: Play, instants: readonly number[]): number => {
  const ahead = instants.filter((at) => at > nowOf(play) && Number.isFinite(at));
  return ahead.length === 0 ? minute : Math.min(...ahead) - nowOf(play);
};

export const wait = (play: Play, how: Wait): void => {
  const apps = play.actors.map(({ app }) => app);
  const expiries = apps.flatMap(({ pieces }) => pieces.map(({ expiry }) => expiry));
  const purges = apps.map(({ purgeAt }) => purgeAt);
  const waits: Readonly<Record<Wait, () => number>> = {
    minute: () => minute,
    hour: () => 60 * minute,
    day: () => ofDaysInMilliseconds(1),
    toExpiry: () => until(play, expiries),
    beforeExpiry: () =>
      until(
        play,
        expiries.map((at) => at - second),
      ),
    toPurge: () => until(play, purges),
    beforePurge: () =>
      until(
        play,
        purges.map((at) => at - second),
      ),
  };
  forward(play, waits[how]());
};

export const sweep = async (play: Play): Promise<void> => {
  const at = nowOf(play) + play.skew;
  const before = await atWork(play);
  await play.stage.byItsClock(() => hearing(play, "sweep", {}));
  play.sweptAt = at;
  nothingBesideItself(play, before);
};

/** Puts the clocks of those who work in the background ahead or behind, by minutes. */
export const skew = (play: Play, minutes: number): void => {
  play.skew = minutes * minute;
  play.ahead = Math.max(play.ahead, play.skew);
  play.stage.skew(play.skew);
};

/** No time left but for one step: the platform is about to stop the function. */
const hurry = 30_000;

/** Hands a message out, as soon as it may be. */
export const deliver = async (
  play: Play,
  message: Message,
  { twice, hurried }: { readonly twice: boolean; readonly hurried: boolean },
): Promise<void> => {
  const { stage } = play;
  if (message.readyAt > nowOf(play)) forward(play, message.readyAt - nowOf(play));
  const { result: isDone, met } = await stage.running(() =>
    stage.byItsClock(() => stage.platform.deliver(message, twice, hurried ? hurry : undefined)),
  );
  if (!isDone && !met)
    throw new Broken(
      `${message.worker} failed on ${JSON.stringify(message.task)} though nothing was in the way`,
    );
};

const mostMessages = 300;

/** Works off all that waits, as time passes for it. */
const drain = async (play: Play): Promise<void> => {
  for (let count = 0; ; count++) {
    const [next] = [...play.stage.platform.waiting()].sort((a, b) => a.readyAt - b.readyAt);
    if (next === undefined) return;
    if (count > mostMessages) throw new Broken(`The work does not end: ${JSON.stringify(next)}`);
    await deliver(play, next, { twice: false, hurried: false });
  }
};

/** Audits the directories until nothing is found that is not listed: what waits for that goes on then. */
const audit = async (play: Play): Promise<void> => {
  const run = async () =>
    (await play.stage.byItsClock(() => hearing(play, "audit-directory", {}))) as {
      readonly unlisted: number;
    };
  while ((await run()).unlisted > 0) {
    if (!play.isRowLost) throw new Broken("Records lay there that no directory listed");
    forward(play, minute);
  }
  play.isRowLost = false;
};

const round = async (play: Play, ms: number): Promise<void> => {
  await drain(play);
  forward(play, ms);
  await audit(play);
  await sweep(play);
  await drain(play);
};

/** What was lost is looked for after this long; the lease of whoever lost it has ended by then. */
const longestWait = Math.max(
  milliseconds(operational.requestAgain),
  milliseconds(operational.lease),
);

/** Lets the platform do all that is due; what was lost on the way is found by the sweep, after a while. */
export const settle = async (play: Play): Promise<void> => {
  const behind = Math.max(0, -play.skew);
  if (play.isLate) await round(play, longestWait + behind);
  await round(play, milliseconds(operational.sweepEvery) + behind);
  play.isLate = false;
};

const statesOfWaiting: Readonly<Record<string, Request["state"]>> = {
  plan_changed: "asks",
  cancelled: "cancelled",
};

/** Says how far a request is, and what that means for what it asks for. */
const follow = (app: App, request: Request, row: Row["values"]): void => {
  // what is asked for with a category, or a plan, is known from the first
  if (row.begunAt !== undefined) request.until ??= Number(row.begunAt);
  request.state = statesOfWaiting[String(row.state)] ?? request.state;
  if (row.state !== "pending" && request.state === "pending") request.state = "begun";
  if (row.state !== "held" && row.state !== "partial" && row.state !== "completed") return;
  const state = row.state === "completed" ? "ended" : "held";
  if (request.state !== state) carryOut(app, request);
  request.state = state;
};

/** Notes that an app's purge has begun, or that it is gone: not before its time (invariant 6). */
const register = (app: App, rows: Physical["rows"], latest: number): void => {
  const registered = rows.find(({ table, pk }) => table === "apps" && pk === app.id);
  const isLeaving = registered === undefined || registered.values.status === "purging";
  if (!isLeaving || app.status === "gone") return;
  if (!isOver(app, latest)) throw new Broken(`The purge of ${app.id} has begun too early`);
  app.status = registered === undefined ? "gone" : "purging";
};

/** A purge is told of once it is done. */
const nothingIsSaidTooEarly = ({ id, status, isSaidToBeGone }: App): void => {
  if (isSaidToBeGone === true && status !== "gone")
    throw new Broken(`${id} is said to be purged, and is not`);
};

/** What the stores say of how far a request and a purge are: only they know when a worker began. */
export const learn = (play: Play, { rows }: Physical): void => {
  const requests = rows.filter(({ table }) => table === "requests");
  for (const { app } of play.actors) {
    register(app, rows, nowOf(play) + play.ahead);
    nothingIsSaidTooEarly(app);
    for (const request of app.requests.filter(isOpen)) {
      const row = requests.find(({ pk, sk }) => pk === app.id && sk === request.id);
      if (row !== undefined) follow(app, request, row.values);
    }
  }
};
