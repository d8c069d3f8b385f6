import type { Progress } from "../progress.ts";
import type { Stream } from "./sender.ts";

/** Runs streams side by side, each in its own order. The first failure ends them all. */
export const runStreams = async (streams: readonly Stream[], progress: Progress): Promise<void> => {
  let failed = false;
  const run = async (stream: Stream): Promise<void> => {
    for (const task of stream) {
      if (failed) return;
      await task.run();
      progress.add(task.records);
    }
  };
  const fail = (error: unknown): never => {
    failed = true;
    throw error;
  };
  await Promise.all(streams.map((stream) => run(stream).catch(fail)));
};
