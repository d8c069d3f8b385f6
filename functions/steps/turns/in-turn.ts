/**
 * Long work goes from message to message, and each of them has its turn once: so it is never done beside itself, whoever
 * calls for it meanwhile. A message that comes twice finds that the turn is gone, and ends; so does an older chain when a
 * new one has begun. Invariant 8: a worker that dies has not handed its turn on: its message comes again, and goes on.
 */
import type { Queue, Turn, Turned, Turns } from "../../ports.ts";

/** A queue of the same work, whose messages take the turn along. */
export type Passing = <T extends object>(queue: Queue<T>) => Queue<T>;

type Chain<Name> = {
  readonly turns: Turns<Name>;
  readonly name: Name;
  readonly now: () => number;
};

/** Hands the turn on with what is sent; nothing is sent when another chain has it. */
const passingOf =
  <Name>({ turns, name, now }: Chain<Name>, turn: Turn, passed: () => void): Passing =>
  (queue) => ({
    send: async (work, delaySeconds) => {
      passed();
      const next = await turns.pass(name, turn, now());
      if (next !== undefined) await queue.send({ ...work, turn: next }, delaySeconds);
    },
  });

const unchanged: Passing = (queue) => queue;

/**
 * Does a step of the work whose message was `given` a turn, if it still has it; without one, and where there is no row to
 * take turns at, it is done as it is. What it sends by a queue that `passing` gave is the next step.
 */
export const inTurn = async <Name>(
  chain: Chain<Name>,
  { turn: given }: Turned,
  work: (passing: Passing) => Promise<void>,
): Promise<void> => {
  const { turns, name, now } = chain;
  const turn = await turns.take(name, given, now());
  if (turn === undefined) return given === undefined ? work(unchanged) : undefined;
  let isPassed = false;
  const passed = () => {
    isPassed = true;
  };
  await work(passingOf(chain, turn, passed));
  if (!isPassed) await turns.end(name, turn);
};

/**
 * Whether a message is the one that was sent last: for work that guards itself once it is begun, so that a turn only keeps
 * its messages from piling up where they wait. One that comes twice is not.
 */
export const hasArrived = async <Name>(
  { turns, name, now }: Chain<Name>,
  { turn }: Turned,
): Promise<boolean> => {
  if (turn === undefined) return true;
  if ((await turns.take(name, turn, now())) === undefined) return false;
  await turns.end(name, turn);
  return true;
};

/** Begins a chain by a message, unless one is at work; a message that could not be sent is no chain. */
export const beginChain = async <Name>(
  turns: Turns<Name>,
  name: Name,
  now: number,
  send: (turned: Turned) => Promise<void>,
): Promise<void> => {
  const turn = await turns.lease(name, now);
  if (turn === undefined) return;
  try {
    await send({ turn });
  } catch (error) {
    await turns.end(name, turn);
    throw error;
  }
};
