/** The life of a kind of record, act by act, and what is paid though nothing is there. */
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { s3Media } from "../../../functions/adapters/s3-media.ts";
import { milliseconds } from "../../../functions/policy/duration.ts";
import { variables } from "../../../functions/policy/names.ts";
import { operational } from "../../../functions/policy/periods.ts";
import { noRest } from "../../../functions/steps/retention/erase.ts";
import { eraseDueOfApp } from "../../../functions/steps/retention/erase-app.ts";
import { holderIn } from "../../../functions/wiring/holders.ts";
import { purge, sweep } from "../../support/time.ts";
import { givenApp, rowsOf } from "../../support/verbs.ts";
import type { Cost } from "../metering/counting-proxy.ts";
import type { Kind } from "./kinds.ts";
import type { Stage } from "./stage.ts";

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

export type Life = {
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

export const lifeOf = async (stage: Stage, kind: Kind): Promise<Life> => {
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

/** What is paid though nothing is there: a sweep with nothing due, and both looks of an app's purge. */
export const idleOf = async (stage: Stage): Promise<string[]> => {
  const { w, measure } = stage;
  const app = await givenApp(w);
  await clear(stage);
  const swept = await measure(() => sweep(w));
  const { body } = await w.call("terminate-app", { app, method: "POST" });
  w.clock.now = Date.parse(body.purgeAt);
  await clear(stage);
  const purged = await measure(() => purge(w, app));
  const text = ({ requests, wru, rru }: Cost) => `${requests} requests, ${wru} WRU, ${rru} RRU`;
  return [
    `A sweep with nothing due: ${text(swept)}.`,
    `The purge of an app that has nothing but its registration, both looks: ${text(purged)}.`,
  ];
};
