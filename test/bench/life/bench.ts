/**
 * What a record costs from its first call to its last trace: stored by the real handlers, swept every quarter
 * of an hour once it is over, or purged. Aim: 2.1 write units for a message, of which 2 cannot be avoided.
 */
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { s3Media } from "../../../functions/adapters/s3-media.ts";
import { milliseconds } from "../../../functions/policy/duration.ts";
import { variables } from "../../../functions/policy/names.ts";
import { operational } from "../../../functions/policy/periods.ts";
import { noRest } from "../../../functions/steps/retention/erase.ts";
import { eraseDueOfApp } from "../../../functions/steps/retention/erase-app.ts";
import { holderIn } from "../../../functions/wiring/holders.ts";
import { sweep } from "../../support/time.ts";
import { givenApp, rowsOf } from "../../support/verbs.ts";
import type { Cost } from "../metering/counting-proxy.ts";
import type { Bench, Cell } from "../report.ts";
import { type Kind, kinds } from "./kinds.ts";
import { type Stage, startStage } from "./stage.ts";

const every = milliseconds(operational.sweepEvery);
const day = 86_400_000;
/** What every call leaves about itself, whatever it stores. */
const ownRecords = ["log-data", "monitoring-data"] as const;

const storeAll = async ({ w }: Stage, kind: Kind, app: string): Promise<void> => {
  for (let index = 0; index < kind.calls; index++) {
    await kind.call(w, app, index);
    w.clock.now += kind.pause;
  }
};

/** Sweeps at every quarter of an hour from `first` on, until nothing of the app is left in the table. */
const sweepAll = async (stage: Stage, kind: Kind, app: string, first: number): Promise<Cost[]> => {
  const { w, measure } = stage;
  const costs: Cost[] = [];
  w.clock.now = Math.ceil(first / every) * every;
  do {
    costs.push((await measure(() => sweep(w))).of(kind.table));
    w.clock.now += every;
  } while ((await rowsOf(w, kind.table, app)).length > 0);
  return costs;
};

const purgeAll = async ({ w, measure }: Stage, kind: Kind, app: string): Promise<Cost> => {
  const media = s3Media(new S3Client({}), w.run.setting(variables.bucket));
  const holder = holderIn(w.run, new DynamoDBClient({}), kind.category, media);
  // Late enough that no link takes an upload any more.
  w.clock.now += milliseconds(operational.uploadEnd);
  const { now } = w.clock;
  const how = { patience: () => true, rest: noRest };
  return measure(() => eraseDueOfApp(holder, app, { kind: "none" }, now, how));
};

const sum = (costs: readonly Cost[]): Cost => ({
  requests: costs.reduce((total, { requests }) => total + requests, 0),
  rru: costs.reduce((total, { rru }) => total + rru, 0),
  wru: costs.reduce((total, { wru }) => total + wru, 0),
});

/** A bill without what calls leave about themselves. */
const without = (bill: Cost, own: Cost): Cost => ({
  requests: bill.requests - own.requests,
  rru: bill.rru - own.rru,
  wru: bill.wru - own.wru,
});

type Life = {
  readonly kind: Kind;
  readonly stored: Cost;
  readonly own: Cost;
  readonly swept: Cost;
  readonly purged: Cost;
};

/** Lets a week pass and sweeps, so that nothing of another kind is due when the next is measured. */
const clear = async ({ w }: Stage): Promise<void> => {
  for (const wait of [8 * day, every]) {
    w.clock.now += wait;
    await sweep(w);
  }
};

const lifeOf = async (stage: Stage, kind: Kind): Promise<Life> => {
  await clear(stage);
  const { w, measure } = stage;
  const [app, ended] = [await givenApp(w), await givenApp(w)];
  const start = w.clock.now;
  const bill = await measure(() => storeAll(stage, kind, app));
  const swept = sum(await sweepAll(stage, kind, app, start + kind.period));
  await clear(stage);
  await storeAll(stage, kind, ended);
  const purged = await purgeAll(stage, kind, ended);
  const own = bill.of(...ownRecords.filter((one) => one !== kind.table));
  return { kind, stored: without(bill, own), own, swept, purged };
};

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
        ],
      };
    } finally {
      await stage.stop();
    }
  },
};
