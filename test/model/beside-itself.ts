/** Work whose message is on its way, or at a worker, is not begun anew beside it (invariant 8). */
import { milliseconds } from "../../functions/policy/duration.ts";
import type { Table } from "../../functions/policy/names.ts";
import { operational } from "../../functions/policy/periods.ts";
import type { Message } from "./platform.ts";
import { Broken, nowOf, type Play } from "./play.ts";

/** The tables whose rows say whose turn it is. */
const withTurns: readonly Table[] = [
  ...(["apps", "configuration", "holds"] as const),
  ...(["requests", "receipt-drafts", "erasures"] as const),
];

/** The chain of messages that a turn belongs to: what stands before the number of its step. */
const chainIn = (turn: unknown): string | undefined =>
  typeof turn === "string" ? turn.split(".")[0] : undefined;

const nameOf = ({ worker, task: { appId, chain, requestId } }: Message): string =>
  [worker, appId, chain, requestId].join(" ");

/** What waits, and the chains of what was sent not long ago and has the turn, by the name of the work. */
export type AtWork = {
  readonly waiting: readonly Message[];
  readonly chains: ReadonlyMap<string, string | undefined>;
};

export const atWork = async (play: Play): Promise<AtWork> => {
  const { rows } = await play.stage.observe(withTurns);
  const turns = new Set(rows.map(({ values }) => chainIn(values.turn)));
  const waiting = [...play.stage.platform.waiting()];
  const isAtWork = ({ task, readyAt }: Message) =>
    task.turn !== undefined &&
    turns.has(chainIn(task.turn)) &&
    nowOf(play) - readyAt < milliseconds(operational.sweepEvery);
  const chains = new Map(
    waiting.filter(isAtWork).map((one) => [nameOf(one), chainIn(one.task.turn)]),
  );
  return { waiting, chains };
};

/** Complains if another chain was begun since for work that was at work then. */
export const nothingBesideItself = (play: Play, { waiting, chains }: AtWork): void => {
  const begun = play.stage.platform.waiting().filter((one) => !waiting.includes(one));
  const again = begun.find((one) => {
    const chain = chainIn(one.task.turn);
    return chain !== undefined && (chains.get(nameOf(one)) ?? chain) !== chain;
  });
  if (again) throw new Broken(`${nameOf(again)} is begun beside itself`);
};
