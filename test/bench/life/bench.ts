/**
 * What a record costs from its first call to its last trace: stored by the real handlers, swept every quarter
 * of an hour once it is over, or purged. Aim: 2.1 write units for a message, of which 2 cannot be avoided.
 */
import type { Cost } from "../metering/counting-proxy.ts";
import type { Bench, Cell } from "../report.ts";
import { kinds } from "./kinds.ts";
import { idleOf, type Life, lifeOf } from "./lives.ts";
import { startStage } from "./stage.ts";

const rounded = (value: number): number => Math.round(value * 1_000) / 1_000;
const each = ({ kind }: Life, { wru, rru, requests }: Cost): Cell[] =>
  [wru, rru, requests].map((value) => rounded(value / kind.records));

const rowOf = (life: Life): Cell[] => {
  const { kind, stored: first, own, swept, purged } = life;
  return [
    kind.what,
    ...each(life, first),
    rounded(own.wru / kind.calls),
    ...each(life, swept),
    ...each(life, purged),
    rounded((first.wru + swept.wru) / kind.records),
  ];
};

const wanted = 2.1;

export const bench: Bench = {
  name: "life",
  title: "What one record costs in its life",
  run: async () => {
    const stage = await startStage();
    try {
      const lives: Life[] = [];
      for (const kind of kinds) lives.push(await lifeOf(stage, kind));
      const idle = await idleOf(stage);
      const [busy] = lives.map(rowOf);
      const measured = Number(busy?.at(-1));
      const three = (act: string) => ["WRU", "RRU", "requests"].map((unit) => `${act}: ${unit}`);
      return {
        name: "life",
        columns: [
          "per record",
          ...three("store"),
          "own records: WRU a call",
          ...three("sweep"),
          ...three("purge"),
          "WRU stored and swept",
        ],
        rows: lives.map(rowOf),
        aims: [
          {
            what: "WRU of a message stored in a batch, expired and swept",
            aim: `at most ${wanted}`,
            measured,
            met: measured <= wanted,
          },
        ],
        notes: [
          "Exact counts on DynamoDB Local, directory rows and their index included; reads of the app at each call too.",
          "Own records are the log data and monitoring data that a call leaves about itself, which are swept in their turn.",
          ...idle,
        ],
      };
    } finally {
      await stage.stop();
    }
  },
};
