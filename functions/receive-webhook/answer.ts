import { Problem } from "../domain/problem.ts";
import type { Reply } from "../middleware/http.ts";

const refusedCode = 1;

/** An answer as Tencent reads it: HTTP 200, and a code that says whether the event was taken. */
const answer = (refusal?: string): Reply => ({
  status: 200,
  body: {
    ActionStatus: refusal === undefined ? "OK" : "FAIL",
    ErrorInfo: refusal ?? "",
    ErrorCode: refusal === undefined ? 0 : refusedCode,
  },
});

/**
 * Carries a webhook out and answers it; what may not be accepted is refused by name, and `refused` hears it. What comes
 * of somebody who was erased is dropped, and nobody is told more than that it came.
 */
export const answered = async (
  carryOut: () => Promise<void>,
  refused: (problem: Problem) => void,
): Promise<Reply> => {
  try {
    await carryOut();
    return answer();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    refused(error);
    return error.problem === "erased-person" ? answer() : answer(error.problem);
  }
};
