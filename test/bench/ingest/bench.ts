/** Storing messages through the API's handler, against the same records written raw. */
import { fileURLToPath } from "node:url";
import { bundled } from "../bundled.ts";
import { median, shown } from "../emptying/figures.ts";
import type { Aim, Bench, Cell, Options } from "../report.ts";
import { type StandIn, startStandIn } from "../stand-in/start.ts";
import { batchSize } from "./messages.ts";
import { type Played, play } from "./play.ts";
import type { Stage, Work } from "./stages.ts";
import { stepLines } from "./steps.ts";

const latency = 10;
const inFlight = [1, 16] as const;
const warmUpCalls = 20;
const conversations = Array.from({ length: 5 }, (_, place) => `c${String(place).padStart(3, "0")}`);

type Way = Work["way"];
type Round = Readonly<Record<Way, readonly Played[]>>;

const stagesFor = ({ quick }: Options): Stage[] => {
  const calls = quick ? 32 : 200;
  const stage = (calls: number, inFlight: number, first: number): Stage => ({
    calls,
    inFlight,
    first,
    conversations,
  });
  const warmUp = stage(warmUpCalls, 1, 0);
  return [warmUp, ...inFlight.map((many, place) => stage(calls, many, 1_000 * (place + 1)))];
};

const measure = async (standIn: StandIn, worker: string, options: Options): Promise<Round[]> => {
  const stages = stagesFor(options);
  const rounds: Round[] = [];
  for (let round = 0; round < (options.quick ? 1 : 3); round++) {
    const one = (way: Way) => play(standIn, worker, { way, stages }, latency);
    rounds.push({ raw: (await one("raw")).slice(1), api: (await one("api")).slice(1) });
  }
  return rounds;
};

const messages = ({ stage }: Played): number => stage.calls * batchSize;

const figures: Readonly<Record<string, (played: Played) => number>> = {
  "messages/s": (played) => messages(played) / played.seconds,
  "requests/message": (played) => played.counts.requests / messages(played),
  "WRU/message": (played) => played.counts.writeUnits / messages(played),
  "RRU/message": (played) => played.counts.readUnits / messages(played),
  "CPU µs/message": (played) => played.cpuMicros / messages(played),
  "ms/call": ({ seconds, stage }) => (seconds * 1000 * stage.inFlight) / stage.calls,
};
const compared = ["messages/s", "requests/message", "WRU/message", "CPU µs/message"];

const columns = [
  "way",
  "in flight",
  ...Object.keys(figures).flatMap((name) => (compared.includes(name) ? [name, "÷ raw"] : [name])),
];

/** The middle of a figure over the rounds, and of its ratio to raw in the same round. */
const middles = (rounds: readonly Round[], way: Way, place: number, name: string) => {
  const of = figures[name] ?? (() => Number.NaN);
  const values = (which: Way) =>
    rounds.map((round) => round[which][place]).map((one) => (one ? of(one) : Number.NaN));
  const [own, raw] = [values(way), values("raw")];
  return {
    value: median(own),
    ratio: median(own.map((one, round) => one / (raw[round] ?? Number.NaN))),
  };
};

const rowOf = (rounds: readonly Round[], way: Way, place: number): Cell[] => {
  const cells = Object.keys(figures).flatMap((name) => {
    const { value, ratio } = middles(rounds, way, place, name);
    return compared.includes(name) ? [shown(value), shown(ratio)] : [shown(value)];
  });
  return [way === "raw" ? "raw BatchWriteItem" : "POST …/messages", inFlight[place] ?? 0, ...cells];
};

const aimsOf = (rounds: readonly Round[]): Aim[] =>
  inFlight.map((many, place) => {
    const { ratio } = middles(rounds, "api", place, "messages/s");
    const wanted = 0.5;
    return {
      what: `messages/s ÷ raw, ${many} in flight`,
      aim: `at least ${wanted}`,
      measured: shown(ratio),
      met: ratio >= wanted,
    };
  });

const notes = [
  "Batches of 100 messages of 400 B in 5 conversations that the process knows already; the stand-in answers after 10 ms.",
  "raw: four BatchWriteItem of 25 at once per call, without SDK and signature, the records ready.",
];

export const bench: Bench = {
  name: "ingest",
  title: "Storing messages",
  run: async (options) => {
    const url = await bundled({ worker: fileURLToPath(new URL("worker.ts", import.meta.url)) });
    const standIn = await startStandIn();
    try {
      const rounds = await measure(standIn, url("worker"), options);
      const rows = inFlight.flatMap((_, place) => [
        rowOf(rounds, "raw", place),
        rowOf(rounds, "api", place),
      ]);
      const steps = await stepLines(standIn, url("worker"));
      return { name: "ingest", columns, rows, aims: aimsOf(rounds), notes: [...notes, ...steps] };
    } finally {
      await standIn.stop();
    }
  },
};
