/**
 * An alarm that all share tells of a change of its state alone: whatever keeps it ringing hides what comes after. So what
 * goes on for long is measured when it begins and once a day from then on, and in between the alarm falls silent.
 */
import { milliseconds } from "../policy/duration.ts";
import { operational } from "../policy/periods.ts";

const daily = milliseconds("P1D");

/** Two sweeps, so that one that failed leaves nothing untold until the next day. */
const moment = 2 * milliseconds(operational.sweepEvery);

/** Whether what has gone on since an instant (epoch ms) is to be told now. */
export const isToldNow = (since: number, now: number): boolean =>
  now >= since && (now - since) % daily < moment;
