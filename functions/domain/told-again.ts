/**
 * An alarm that all share tells of a change of its state alone: whatever keeps it ringing hides what comes after. So there
 * are rounds of `operational.tellAgain`, alike for all. At the beginning of each is told what has begun since the last one,
 * and once a day what still goes on; for the rest of it the alarm falls silent, so that nobody can hold it.
 */
import { milliseconds } from "../policy/duration.ts";
import { operational } from "../policy/periods.ts";

const round = milliseconds(operational.tellAgain);
const daily = milliseconds("P1D") / round;

/** Four sweeps, so that one that failed, or came late, leaves nothing untold until the next day. */
const moment = 4 * milliseconds(operational.sweepEvery);

/** Whether it is the time of a round (epoch ms) at which is told. */
export const isTelling = (now: number): boolean => now % round < moment;

/** Whether what has gone on since an instant (epoch ms) is to be told now. */
export const isToldNow = (since: number, now: number): boolean => {
  const rounds = Math.floor(now / round) - Math.ceil(since / round);
  return isTelling(now) && rounds >= 0 && rounds % daily === 0;
};
