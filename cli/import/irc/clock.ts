/** The times of a log's lines (epoch ms). Lines of one time are a millisecond apart, so that their order stays. */
import type { Line } from "./line.ts";

const dayMs = 86_400_000;
/** A clock that falls back by more has passed midnight. */
const slackSeconds = 3_600;

type Time = { readonly day: number | undefined; readonly second: number; readonly same: number };

/** Where the clock stands before a line is added: a new day begins when it is said, or midnight was passed. */
const before = (time: Time, { day: said, second = time.second }: Line): Time => {
  if (said !== undefined && said !== time.day) return { day: said, second: 0, same: -1 };
  const passed = said === undefined && second < time.second - slackSeconds;
  if (time.day === undefined || !passed) return time;
  return { day: time.day + dayMs, second: 0, same: -1 };
};

/** The time of each line in turn, from the day that a log begins on; undefined as long as nothing said the day. */
export const clockFrom = (first: number | undefined): ((line: Line) => number | undefined) => {
  let time: Time = { day: first, second: 0, same: -1 };
  return (line) => {
    const { day, second: last, same } = before(time, line);
    const own = line.second ?? last;
    const second = line.day === undefined ? Math.max(own, last) : own;
    time = { day, second, same: second === last ? same + 1 : 0 };
    return day === undefined ? undefined : day + second * 1000 + time.same;
  };
};
