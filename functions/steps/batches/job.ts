import type { Outcome } from "../../ports.ts";
import type { Pace } from "./pace.ts";

/** So many times a write may fail, or be throttled, before it is given up: then the message that asked for it comes again. */
const mostFailures = 12;
const mostThrottles = 100;
const firstPauseMs = 25;

export type Heard<T> = (item: T, done: boolean) => void;

/** A write that waits to be done, and who hears of it. */
export type Job<T> = {
  readonly item: T;
  readonly heard: Heard<T>;
  readonly pace: Pace | undefined;
  failures: number;
  throttles: number;
};

const pauseAfter = (failures: number) =>
  new Promise((go) => setTimeout(go, Math.random() * firstPauseMs * 2 ** Math.min(failures, 6)));

/** A job has ended, is sent again, or is given up, of which nobody hears but who waits for all. */
export type Fate = "ended" | "again" | "lost";

/** What becomes of a job after its outcome; who waits for it is told of its end. */
export const fateOf = <T>(job: Job<T>, outcome: Outcome | undefined): Fate => {
  if (outcome === "done" || outcome === "unmet") {
    job.heard(job.item, outcome === "done");
    return "ended";
  }
  if (outcome === "refused") return "lost";
  if (outcome === "throttled") job.throttles++;
  else job.failures++;
  return job.failures >= mostFailures || job.throttles >= mostThrottles ? "lost" : "again";
};

/** Whether a job has not been sent yet. */
export const isNew = <T>({ failures, throttles }: Job<T>): boolean => failures + throttles === 0;

/** A throttled job waits for its partition's pace, a failed one for a moment; meanwhile others are sent. */
export const comeBack = async <T>(job: Job<T>): Promise<void> => {
  if (job.failures > 0) await pauseAfter(job.failures);
  if (job.throttles > 0) await job.pace?.turn(1);
};
