/** Which requests one call makes, in which order: the steps that a client waits for. */
import type { Asked } from "../stand-in/accounts.ts";
import type { StandIn } from "../stand-in/start.ts";
import { play } from "./play.ts";
import type { Stage } from "./stages.ts";

/** So slow that whatever is asked before an answer was asked at the same time, on a busy machine too. */
const latency = 200;

/** Requests that were asked before the first of them was answered. */
export const stepsOf = (asked: readonly Asked[], latency: number): Asked[][] => {
  const steps: Asked[][] = [];
  for (const one of [...asked].sort((left, right) => left.at - right.at)) {
    const step = steps.at(-1);
    if (step?.[0] && one.at < step[0].at + latency) step.push(one);
    else steps.push([one]);
  }
  return steps;
};

const nameOf = ({ operation, tables }: Asked): string =>
  [operation, tables.join(" + ")].join(" ").trim();

const stepText = (step: readonly Asked[]): string => {
  const counts = new Map<string, number>();
  for (const one of step) counts.set(nameOf(one), (counts.get(nameOf(one)) ?? 0) + 1);
  return [...counts].map(([name, count]) => (count > 1 ? `${count} × ${name}` : name)).join(" ‖ ");
};

const call = (first: number, conversation: string): Stage => ({
  calls: 1,
  inFlight: 1,
  first,
  conversations: [conversation],
});

const calls = [
  { title: "the first call of a process", stage: call(0, "c000") },
  { title: "a later call, the conversation known", stage: call(1, "c000") },
  { title: "a later call, a new conversation", stage: call(2, "c001") },
];

/** The steps of some calls, a line each. */
export const stepLines = async (standIn: StandIn, worker: string): Promise<string[]> => {
  const stages = calls.map(({ stage }) => stage);
  const played = await play(standIn, worker, { way: "api", stages }, latency);
  return played.map(({ counts }, place) => {
    const steps = stepsOf(counts.asked, latency);
    const text = steps.map((step, at) => `${at + 1}. ${stepText(step)}`).join(" → ");
    return `${calls[place]?.title}: ${steps.length} steps: ${text}`;
  });
};
