/** Whether a step would do anything: one that would not is left out of a sequence. */
import { nowOf, type Play } from "./play.ts";
import { backupOf } from "./restoring.ts";
import type { Step } from "./steps.ts";

type Kinds = { readonly [D in Step["do"]]?: (play: Play, step: never) => boolean };

const appOf = ({ actors }: Play, { app }: { readonly app: number }) =>
  (actors[app] ?? actors[0]).app;

const isAhead = (play: Play, instants: readonly number[]): boolean =>
  instants.some((at) => at > nowOf(play) && Number.isFinite(at));

const waits: Readonly<Record<string, (play: Play) => boolean>> = {
  Expiry: (play) =>
    isAhead(
      play,
      play.actors.flatMap(({ app }) => app.pieces.map(({ expiry }) => expiry)),
    ),
  Purge: (play) =>
    isAhead(
      play,
      play.actors.map(({ app }) => app.purgeAt),
    ),
};

type AppStep = { readonly app: number };
const isWaiting = ({ stage }: Play): boolean => stage.platform.waiting().length > 0;

const kinds: Kinds = {
  recall: (play: Play, step: AppStep) =>
    appOf(play, step).pieces.some(({ category }) => category === "messages"),
  lift: (play: Play, step: AppStep) => appOf(play, step).holds.length > 0,
  cancel: (play: Play, step: AppStep) => appOf(play, step).requests.length > 0,
  reactivate: (play: Play, step: AppStep) => appOf(play, step).status !== "active",
  loseSchedule: (play: Play, step: AppStep) =>
    play.stage.platform.planned(appOf(play, step).id) !== undefined,
  askAsShown: (play: Play, step: AppStep) => appOf(play, step).shown !== undefined,
  agree: (play: Play, step: AppStep) =>
    appOf(play, step).requests.some(({ state }) => state === "asks"),
  confirm: (play: Play, { app, again }: AppStep & { readonly again: boolean }) => {
    const { asked, confirmed } = appOf(play, { app }).recipient;
    return (again ? confirmed : asked) !== undefined;
  },
  restore: (play: Play, { which }: { readonly which: number }) =>
    backupOf(play, which) !== undefined,
  deliver: isWaiting,
  lose: isWaiting,
  wait: (play: Play, step: { readonly for: string }) => {
    const kind = Object.keys(waits).find((name) => step.for.endsWith(name));
    return kind === undefined || waits[kind]?.(play) === true;
  },
};

/** What may come of an app, or be tried on it, that is gone. */
const afterAll: readonly Step["do"][] = ["pry", "confirm"];

export const applies = (play: Play, step: Step): boolean => {
  if ("app" in step && !afterAll.includes(step.do) && appOf(play, step).status === "gone")
    return false;
  return kinds[step.do]?.(play, step as never) !== false;
};
