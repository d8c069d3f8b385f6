/**
 * How often an app may call what is dear: so many calls in each window, which begin alike for all; and what it may have open.
 */
import { openAtOnce, type Rate, rates } from "../policy/budgets.ts";
import { milliseconds, seconds } from "../policy/duration.ts";
import { operational } from "../policy/periods.ts";
import { Problem } from "./problem.ts";

const length = milliseconds(operational.rateWindow);

/** The number of the window that an instant (epoch ms) lies in. */
export const windowAt = (now: number): number => Math.floor(now / length);

/** When the window ends that an instant lies in (epoch ms): others may call again from then on. */
export const windowEnd = (now: number): number => (windowAt(now) + 1) * length;

/** The refusal of a call that is one too many: with the bound, and for how long. */
export const exceeded = (rate: Rate, until: number, now: number): Problem => {
  const wait = Math.max(1, Math.ceil((until - now) / 1_000));
  const bound = rates[rate];
  const problem = `at most ${bound} calls in ${seconds(operational.rateWindow)} seconds`;
  const detail = `Wait for ${wait} seconds`;
  return new Problem("rate-exceeded", detail, [{ field: "(calls)", problem, bound }], wait);
};

/** The refusal of an upload: its bounds are of a UTC day, and of what no message has claimed. */
export const tooManyUploads = (): Problem => {
  const { uploads, uploadBytes } = openAtOnce;
  const of = "opened since midnight UTC that no message has claimed";
  return new Problem("too-many-open", "A message that claims one makes room for another", [
    { field: "(uploads)", problem: `at most ${uploads} ${of}`, bound: uploads },
    { field: "bytes", problem: `at most ${uploadBytes} of all ${of}`, bound: uploadBytes },
  ]);
};

/** The refusal of a request of a person. */
export const tooManyRequests = (): Problem => {
  const bound = openAtOnce.requests;
  const problem = `at most ${bound} that are not over`;
  const errors = [{ field: "(requests)", problem, bound }];
  return new Problem("too-many-open", "One that ends makes room for another", errors);
};
