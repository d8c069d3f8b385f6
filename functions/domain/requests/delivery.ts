/** What becomes of a callback (OpenDSR 2.0, 8.5): tried at least once, and again while that may help. */
import { seconds } from "../../policy/duration.ts";
import { operational } from "../../policy/periods.ts";

export type Verdict = "delivered" | "refused" | "again";

/** Signature, certificate or body were not taken: no repetition changes that. Nor does one change a redirect. */
const isRefusal = (status: number): boolean =>
  [400, 401, 403].includes(status) || (status >= 300 && status < 400);

/** What an answer's status means; undefined if there was no answer. */
export const verdictOf = (status: number | undefined): Verdict => {
  if (status === undefined) return "again";
  if (status >= 200 && status < 300) return "delivered";
  return isRefusal(status) ? "refused" : "again";
};

/** Two and a half hours of trying; then it is a dead letter. */
const mostAttempts = 14;

/** How long to wait after so many attempts (seconds), twice as long each time; undefined if it was the last. */
export const restAfter = (attempts: number): number | undefined =>
  attempts >= mostAttempts
    ? undefined
    : Math.min(
        seconds(operational.callbackRest) * 2 ** (attempts - 1),
        seconds(operational.callbackLongestRest),
      );
