/**
 * Long work goes from message to message, and each of them has its turn once: so it is never done beside itself, whoever
 * calls for it meanwhile. A message that comes twice finds that the turn is gone, and ends; so does an older chain when a
 * new one has begun. Invariant 8: a worker that dies has not handed its turn on: its message comes again, and goes on.
 */
import { turnAfter } from "../../domain/turn.ts";
import type { Arrived, Queue, Turn, Turned, Turns } from "../../ports.ts";

/** A queue of the same work, whose messages take the turn along. */
export type Passing = <T extends object>(queue: Queue<T>) => Queue<T>;

type Sending = { readonly passing: Passing; readonly sent: { readonly isPassed: boolean } };

type Chain<Name> = {
  readonly turns: Turns<Name>;
  readonly name: Name;
  readonly now: () => number;
};

/**
 * Hands the turn on with what is sent, and only then notes that it is handed on: whoever dies, or cannot send, comes again
 * and sends it anew. Nothing is sent when another chain has the turn.
 */
const passingOf = <Name>(
  { turns, name, now }: Chain<Name>,
  mine: Arrived & { readonly turn: Turn },
): Sending => {
  const sent = { isPassed: false };
  const passing: Passing = (queue) => ({
    send: async (work, delaySeconds) => {
      const isMine = (await turns.take(name, mine, now())) !== undefined;
      if (isMine) await queue.send({ ...work, turn: turnAfter(mine.turn) }, delaySeconds);
      sent.isPassed = true;
      if (isMine) await turns.pass(name, mine.turn, now());
    },
  });
  return { passing, sent };
};

const unchanged: Passing = (queue) => queue;

/**
 * Does a step of the work whose message was given a turn, if it still has it; without one, and where there is no row to
 * take turns at, it is done as it is. What it sends by a queue that `passing` gave is the next step.
 */
export const inTurn = async <Name>(
  chain: Chain<Name>,
  arrived: Arrived,
  work: (passing: Passing, turn: Turn | undefined) => Promise<void>,
): Promise<void> => {
  const { turns, name, now } = chain;
  const turn = await turns.take(name, arrived, now());
  if (turn === undefined)
    return arrived.turn === undefined ? work(unchanged, undefined) : undefined;
  const { passing, sent } = passingOf(chain, { ...arrived, turn });
  await work(passing, turn);
  if (!sent.isPassed) await turns.end(name, turn);
};

/**
 * Whether a message is the one that was sent last: for work that guards itself once it is begun, so that a turn only keeps
 * its messages from piling up where they wait. One that comes twice is not.
 */
export const hasArrived = async <Name>(
  { turns, name, now }: Chain<Name>,
  arrived: Arrived,
): Promise<boolean> => {
  if (arrived.turn === undefined) return true;
  if ((await turns.take(name, arrived, now())) === undefined) return false;
  await turns.end(name, arrived.turn);
  return true;
};

/**
 * Begins a chain by a message, unless one is at work. One that was leased and has not arrived is sent again after a while,
 * or at once if whoever leased it comes again; of those that arrive only the first is worked on.
 */
export const beginChain = async <Name>(
  { turns, name, now }: Chain<Name>,
  send: (turned: Turned) => Promise<void>,
  again = false,
): Promise<void> => {
  const turn = await turns.lease(name, now(), again);
  if (turn === undefined) return;
  try {
    await send({ turn });
  } catch (error) {
    await turns.end(name, turn);
    throw error;
  }
};
