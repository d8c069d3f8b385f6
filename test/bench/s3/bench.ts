/** Emptying an app's media: ours and what people write, against the least that this machine can do it with. */
import { S3Client } from "@aws-sdk/client-s3";
import { region } from "../../support/resources.ts";
import type { Bench, Cell } from "../report.ts";
import { calm, type Trouble } from "./bucket.ts";
import { aimsOf, type Line, median, type Outcome, overCeiling } from "./figures.ts";
import { startS3 } from "./start.ts";
import { type Way, ways } from "./ways.ts";

const troubled: Trouble = { keysPerThousand: 10, callsPerHundred: 2 };
const scenes = [
  { scene: "calm", trouble: calm },
  { scene: "troubled", trouble: troubled },
] as const;

const clientOf = (endpoint: string) =>
  new S3Client({
    endpoint,
    region,
    forcePathStyle: true,
    credentials: { accessKeyId: "bench", secretAccessKey: "bench" },
  });

const attempt = async (
  s3: Awaited<ReturnType<typeof startS3>>,
  { share, erase }: Way,
  most: number,
  trouble: Trouble,
): Promise<Outcome> => {
  const count = most * share;
  await s3.fill(count, trouble);
  const client = clientOf(s3.endpoint);
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  await erase({ endpoint: s3.endpoint, client, count });
  const seconds = (performance.now() - start) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  client.destroy();
  const state = await s3.state();
  return { ...state, perSecond: count / seconds, cpuMicros: (user + system) / count };
};

const rowOf = (line: Line, lines: readonly Line[]): Cell[] => {
  const { scene, way, outcomes } = line;
  const middle = (of: (outcome: Outcome) => number) => median(outcomes.map(of));
  return [
    scene,
    way.way,
    Math.round(middle(({ perSecond }) => perSecond)),
    overCeiling(line, lines),
    Math.round(middle(({ cpuMicros }) => cpuMicros)),
    middle(({ calls }) => calls),
    Math.max(...outcomes.map(({ left }) => left)),
  ];
};

const measure = async (count: number, rounds: number): Promise<Line[]> => {
  const s3 = await startS3();
  try {
    const lines = scenes.flatMap(({ scene, trouble }) =>
      ways.map((way) => ({ scene, trouble, way, outcomes: [] as Outcome[] })),
    );
    for (let round = 0; round < rounds; round++) {
      for (const { trouble, way, outcomes } of lines) {
        outcomes.push(await attempt(s3, way, count, trouble));
      }
    }
    return lines;
  } finally {
    await s3.stop();
  }
};

export const bench: Bench = {
  name: "s3",
  title: "Emptying an app's media",
  run: async ({ quick }) => {
    const lines = await measure(quick ? 10_000 : 50_000, quick ? 2 : 3);
    return {
      name: "s3",
      columns: ["scene", "way", "objects/s", "÷ ceiling", "CPU µs/object", "calls", "left"],
      rows: lines.map((line) => rowOf(line, lines)),
      aims: aimsOf(lines),
      notes: [
        "Against a stand-in in a process of its own: 10 ms for a list or an object, 50 ms for 1,000 keys.",
        "Troubled: 1 % of keys are refused once (InternalError, SlowDown), 2 % of calls answer 503 SlowDown.",
        "Calls include two lists for each of the nine classes that an app's media may lie under.",
      ],
    };
  },
};
