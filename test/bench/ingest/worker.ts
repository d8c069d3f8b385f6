/** A process that posts batches in one way, stage by stage, and says what each stage took. */
import { once } from "node:events";
import { type Prepare, rawly, throughApi } from "./post.ts";
import type { Stage, Took, Work } from "./stages.ts";

type Send = () => Promise<void>;

/** Sends one batch after the other until none is left. */
const lane = async (sends: Send[]): Promise<void> => {
  for (let send = sends.shift(); send !== undefined; send = sends.shift()) await send();
};

const measure = async (sends: Send[], inFlight: number): Promise<Took> => {
  const cpu = process.cpuUsage();
  const start = performance.now();
  await Promise.all(Array.from({ length: inFlight }, () => lane(sends)));
  const { user, system } = process.cpuUsage(cpu);
  return { seconds: (performance.now() - start) / 1000, cpuMicros: user + system };
};

const prepared = (prepare: Prepare, { calls, first, conversations }: Stage): Send[] =>
  Array.from({ length: calls }, (_, place) => prepare({ number: first + place, conversations }));

const main = async (): Promise<void> => {
  const [work]: Work[] = await once(process, "message");
  if (work === undefined) throw new Error("No work");
  const prepare = work.way === "api" ? await throughApi() : rawly(work.endpoint);
  for (const stage of work.stages) {
    const sends = prepared(prepare, stage);
    process.send?.("ready");
    await once(process, "message");
    process.send?.(await measure(sends, stage.inFlight));
  }
  process.disconnect();
};

await main();
