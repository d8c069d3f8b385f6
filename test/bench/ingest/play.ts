import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { aws, plain } from "../../../local/environment.ts";
import { progress } from "../report.ts";
import type { Counts } from "../stand-in/accounts.ts";
import type { StandIn } from "../stand-in/start.ts";
import type { Stage, Took, Work } from "./stages.ts";

export type Played = Took & { readonly stage: Stage; readonly counts: Counts };

const quiet = { POWERTOOLS_LOG_LEVEL: "SILENT", POWERTOOLS_METRICS_DISABLED: "true" };
const patienceMs = 120_000;

/** Plays stages in a process of its own, on a stand-in that was empty before. */
export const play = async (
  standIn: StandIn,
  worker: string,
  work: Omit<Work, "endpoint">,
  latency: number,
): Promise<Played[]> => {
  progress(`${work.way}, ${work.stages.reduce((sum, { calls }) => sum + calls, 0)} calls`);
  const { endpoint } = standIn;
  await standIn.reset({ latency });
  const child = fork(fileURLToPath(worker), {
    env: { ...plain(), ...aws(endpoint, "eu-central-1", "/nonexistent"), ...quiet },
  });
  const answer = async (): Promise<unknown> => {
    const signal = AbortSignal.timeout(patienceMs);
    const ended = once(child, "exit", { signal }).then(([code]) => {
      throw new Error(`The worker ended with ${code}`);
    });
    return (await Promise.race([once(child, "message", { signal }), ended]))[0];
  };
  const played: Played[] = [];
  try {
    child.send({ ...work, endpoint } satisfies Work);
    for (const stage of work.stages) {
      await answer();
      await standIn.behave({ latency });
      child.send("go");
      const took = (await answer()) as Took;
      played.push({ ...took, stage, counts: await standIn.counts() });
    }
    return played;
  } finally {
    child.kill("SIGKILL");
  }
};
