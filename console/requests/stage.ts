import type { State } from "../../functions/domain/requests/states.ts";

/** The stages of a request as a person follows them; what interrupts it belongs to the middle one. */
export const stages = ["Received", "Being carried out", "Ended"] as const;

/** At which of the stages a request is. */
export const stageOf = (state: State): number => {
  if (state === "pending") return 0;
  return state === "completed" || state === "cancelled" || state === "denied" ? 2 : 1;
};

/** How much of the time until the deadline has passed, from 0 to 1. */
export const passedOf = (
  { submittedAt, deadline }: { readonly submittedAt: string; readonly deadline: string },
  now: number,
): number => {
  const [from, to] = [Date.parse(submittedAt), Date.parse(deadline)];
  return Math.min(1, Math.max(0, (now - from) / (to - from)));
};
