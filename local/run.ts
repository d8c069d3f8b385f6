import { resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { milliseconds } from "../functions/policy/duration.ts";
import type { Arguments } from "./arguments.ts";
import { startClockServer } from "./clock-server.ts";
import { startedIn } from "./environment.ts";
import { openFrontDoor } from "./front-door.ts";
import { firstFreeFrom, isFree } from "./ports.ts";
import { type Data, readData } from "./replay/read-data.ts";
import { tableOf } from "./report/table.ts";
import type { Shutdown } from "./shutdown.ts";
import { faultsOf, jsonReport, summaryOf } from "./story/json-report.ts";
import { playStory } from "./story/play.ts";
import type { Scene } from "./story/scene.ts";
import { type Stage, stageOf } from "./story/stage.ts";
import { bringUp, output } from "./system.ts";
import { tryIt } from "./try-it.ts";

const samples = fileURLToPath(new URL("samples", import.meta.url));
const usualPort = 4566;
/** All that is replayed happened within this time before the start. */
const window = milliseconds("PT50M");

const portFor = async (wanted: number | undefined): Promise<number> => {
  if (wanted === undefined) return firstFreeFrom(usualPort);
  if (await isFree(wanted)) return wanted;
  throw new Error(`Port ${wanted} is busy: name another with --port, or none to have one chosen.`);
};

/** Brings everything up, tells the story, and ends or stays; returns the exit code. */
export const run = async (options: Arguments, shutdown: Shutdown): Promise<number> => {
  const say = (text: string) => (options.json ? process.stderr : process.stdout).write(`${text}\n`);
  const start = performance.now();
  const to = Date.now();
  const data = readData(options.data ? resolve(startedIn(), options.data) : samples, {
    from: to - window,
    to,
  });
  say(`Replaying ${describe(data)}`);
  const port = await portFor(options.port);
  const system = await bringUp({ port, signal: shutdown.signal });
  try {
    const stage = await stageOf(system);
    const scenes = await play(stage, data, to - window, shutdown, say);
    const faults = faultsOf(scenes);
    say(faults.length === 0 ? "Everything held." : `Did not hold:\n- ${faults.join("\n- ")}`);
    const seconds = (performance.now() - start) / 1000;
    if (options.json)
      process.stdout.write(`${JSON.stringify(jsonReport(data, scenes, seconds))}\n`);
    if (!options.once) await stayUp(stage, shutdown, say);
    return faults.length === 0 ? 0 : 1;
  } finally {
    await system.stop();
  }
};

const describe = (data: Data): string =>
  Object.entries(summaryOf(data))
    .map(
      ([name, count]) =>
        `${count} ${name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}`,
    )
    .join(", ");

const play = async (
  stage: Stage,
  data: Data,
  first: number,
  { signal, requested }: Shutdown,
  say: (text: string) => void,
): Promise<Scene[]> => {
  const scenes: Scene[] = [];
  const story = playStory(stage, data, first, (scene) => {
    signal.throwIfAborted();
    scenes.push(scene);
    const faults = scene.faults.map((fault) => `FAILS: ${fault}\n`).join("");
    const head = `${scene.title} (${new Date(scene.at).toISOString()}, ${scene.seconds.toFixed(1)} s)`;
    say(`\n${head}\n${tableOf(scene.cells)}\n${faults}`);
  });
  const stopped = requested.then(() => signal.throwIfAborted());
  await Promise.race([story, stopped]);
  return scenes;
};

/** Goes back to the present, and waits to be told to end. */
const stayUp = async (
  { machine, system }: Stage,
  { requested }: Shutdown,
  say: (text: string) => void,
): Promise<void> => {
  await machine.travelTo(Date.now());
  const clock = await startClockServer(machine);
  const { aws, outputs, issuer } = system;
  const door = await openFrontDoor(
    aws.endpoint,
    output(outputs, "ApiUrl"),
    await firstFreeFrom(8080),
  );
  issuer.admitConsole(`${door.url}/console`);
  say(`\n${await tryIt(system, { api: door.url, clock: clock.url })}`);
  await requested;
  await Promise.all([clock.stop(), door.stop()]);
};
