/** Watches a request until it ends, its deadline passes, or the patience of whoever watches. */
import type { Cli } from "../cli.ts";
import type { Exit } from "../exit-codes.ts";
import { Failure } from "../failure.ts";
import { type Bar, barOf } from "../output/bar.ts";
import type { Request, State } from "./request.ts";

/** The options of whoever waits, in seconds. */
export type Waiting = { readonly interval?: number; readonly timeout?: number };

const steps = 3;
const stepOf: Readonly<Record<State, number>> = {
  ...{ pending: 0, in_progress: 1, plan_changed: 1, held: 2, partial: 2 },
  ...{ completed: steps, cancelled: steps, denied: steps },
};

const ends: Partial<Readonly<Record<State, Exit>>> = {
  completed: "ok",
  cancelled: "failed",
  denied: "failed",
};

const textOf = ({ state, reason, reviewBy, deadline }: Request): string =>
  [
    state.replace("_", " "),
    ...(reason === undefined ? [] : [`(${reason})`]),
    ...(reviewBy === undefined ? [] : [`to be reviewed ${reviewBy}`]),
    ...(ends[state] === undefined ? [`due ${deadline}`] : []),
  ].join(" ");

const lateAfter = ({ deadline }: Request, since: number, { timeout }: Waiting, now: number) => {
  if (now >= Date.parse(deadline)) return "Its deadline has passed";
  if (timeout !== undefined && now - since >= timeout * 1_000) return "It has not ended yet";
  return undefined;
};

/** How a request ended; undefined while it has not. Throws "refused" when somebody must agree first. */
const endOf = ({ state, requestId }: Request): Exit | undefined => {
  if (state !== "plan_changed") return ends[state];
  throw new Failure(
    "refused",
    "There is another plan than was agreed to",
    `chat-retention requests agree ${requestId}`,
  );
};

/** Says each change once: on a bar where somebody watches, else in a line. */
const teller = (cli: Cli, bar: Bar) => {
  let last: string | undefined;
  return (request: Request): void => {
    const text = textOf(request);
    bar.to(stepOf[request.state], text);
    if (text !== last && !cli.io.terminal.err && !cli.json) cli.note(text);
    last = text;
  };
};

/** The request at its end. Throws "refused" when somebody must agree first, "late" when it takes too long. */
export const watched = async (
  cli: Cli,
  read: () => Promise<Request>,
  patience: Waiting,
): Promise<{ readonly request: Request; readonly exit: Exit }> => {
  const { io } = cli;
  const since = io.now();
  const bar = await barOf(io, steps);
  const tell = teller(cli, bar);
  try {
    for (;;) {
      const request = await read();
      tell(request);
      const exit = endOf(request);
      if (exit !== undefined) return { request, exit };
      const late = lateAfter(request, since, patience, io.now());
      if (late !== undefined) throw new Failure("late", `${late}: ${textOf(request)}`);
      await io.sleep((patience.interval ?? 2) * 1_000);
    }
  } finally {
    bar.stop();
  }
};
