/** A purge whose workers die again and again, from the termination to the last row. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { variables } from "../../../functions/policy/names.ts";
import { bundle } from "../../../infra/bundling/bundle.ts";
import { plain } from "../../../local/environment.ts";
import { temporaryFolder } from "../../../local/temporary-folder.ts";
import { givenLoadedApp } from "../../support/loaded-app.ts";
import { type Endpoints, sdkAt } from "../../support/point-sdk-at.ts";
import { openTap, type StandIn } from "../../support/tap/tap.ts";
import { leftOf, recordsInAll } from "../../support/time.ts";
import { rowsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";
import { account } from "./account.ts";
import { fill } from "./app.ts";
import { deaths } from "./deaths.ts";
import { startStore } from "./store.ts";
import { type Task, workersOf } from "./workers.ts";

export type Plan = {
  readonly endpoints: Endpoints;
  /** In place of DynamoDB Local: less exact, and many times as fast. */
  readonly standIn?: StandIn | undefined;
  readonly kills: number;
  readonly records: number;
  readonly seed: number;
  /** How long the first worker works alone, before the purge falls into parts (ms). */
  readonly aloneMs: number;
};

const width = 3;
const perRequest = 25;
/** What a worker keeps back of its time. */
const reserveMs = 30_000;
const partMs = 300_000;
const sweepMs = 15 * 60_000;
/** What is begun anew by the sweep, because its messages became dead letters, ends some time. */
const mostSweeps = 200;

const isAtEnd = ({ part, look = 1 }: Task): boolean => part === undefined && look > 1;
/** All rows of others, but for what lives for days only. */
const othersIn = async (w: World, app: string) =>
  (await recordsInAll(w)).filter(
    (row) => !row.includes(app) && !/^(log|monitoring)-data /.test(row),
  );

/** The function, bundled as it is deployed. */
const bundled = async () => {
  const folder = temporaryFolder("kills");
  await bundle(["purge-app"], folder.path);
  const handler = pathToFileURL(join(folder.path, "purge-app", "index.mjs")).href;
  return { handler, remove: folder.remove };
};

const begun = async ({ endpoints, standIn, records, kills, seed, aloneMs }: Plan) => {
  const own = await bundled();
  let offset = 0;
  let queue: (task: Task) => void = () => undefined;
  const moments = deaths(kills, records / perRequest, seed);
  const workers = workersOf({
    handler: own.handler,
    environment: (name) => environment(name),
    nextDeath: (task) => moments.next(isAtEnd(task)),
    msFor: ({ part }) => reserveMs + (part === undefined ? aloneMs : partMs),
  });
  let book: ReturnType<typeof account> | undefined;
  const store = await startStore(standIn ?? endpoints.dynamodb, {
    arrived: workers.heard,
    answered: (spoken, answer) => book?.heard(spoken, answer),
    queued: (task) => queue(task as Task),
  });
  const settings = { [variables.purgeQueue]: `${store.endpoint}/000000000000/purge` };
  const tap = openTap(() => undefined, standIn);
  const w = await world({ settings });
  const environment = (name: string) => ({
    ...plain(),
    ...sdkAt({ aws: endpoints.aws, dynamodb: store.endpoint }),
    ...w.settings,
    [variables.clockOffset]: String(offset),
    AWS_ENDPOINT_URL_SQS: store.endpoint,
    AWS_ACCESS_KEY_ID: name,
  });
  const [app, other] = [await givenLoadedApp(w), await givenLoadedApp(w)];
  const others = await othersIn(w, app);
  await fill(w, app, records);
  const purgeAt = Date.parse((await w.call("terminate-app", { app, method: "POST" })).body.purgeAt);
  return {
    ...{ w, workers, app, other, others, purgeAt, store },
    close: () => {
      store.stop();
      tap.close();
      own.remove();
    },
    listen: () => {
      queue = workers.queue;
      book = account(app);
      return book;
    },
    setTime: (now: number) => {
      offset = now - Date.now();
      w.clock.now = now;
    },
    now: () => Date.now() + offset,
  };
};

export type Killed = Awaited<ReturnType<typeof purgeWithKills>>;

/** Purges an app of so many records while its workers are killed so many times, and says what became of it. */
export const purgeWithKills = async (plan: Plan) => {
  const stage = await begun(plan);
  const { w, workers, app, others, purgeAt } = stage;
  try {
    const book = stage.listen();
    const began = performance.now();
    stage.setTime(purgeAt);
    workers.queue({ appId: app });
    let sweeps = 0;
    for (; ; sweeps++) {
      await workers.work(width);
      if ((await rowsOf(w, "apps", app)).length === 0) break;
      if (sweeps === mostSweeps) throw new Error("The purge does not end");
      stage.setTime(stage.now() + sweepMs);
      await w.deliver("sweep");
    }
    const ms = Math.round(performance.now() - began);
    const lives = [...book.lives.values()];
    const areOthersWhole = JSON.stringify(await othersIn(w, app)) === JSON.stringify(others);
    return {
      ...{ ...workers.tally, records: plan.records, sweeps, ms, lives, areOthersWhole },
      left: await leftOf(w, app),
      strangers: [...book.strangers],
    };
  } finally {
    stage.close();
  }
};
