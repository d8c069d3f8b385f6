/** Everything that goes through partitions, each with a store that it goes through: a test can ask the same of all. */
import { holdTask } from "../../functions/carry-out-hold/carry-out-hold.ts";
import { look } from "../../functions/carry-out-hold/look.ts";
import { erasePart } from "../../functions/carry-out-request/erase-part.ts";
import { lookAtPart, together, unseen } from "../../functions/carry-out-request/look.ts";
import { requestTask } from "../../functions/carry-out-request/task.ts";
import type { Tenant } from "../../functions/domain/app.ts";
import { counting } from "../../functions/domain/holdings-count.ts";
import type { Hold } from "../../functions/domain/holds.ts";
import { ttlOf } from "../../functions/domain/keeping.ts";
import type { Draft } from "../../functions/domain/receipt-draft.ts";
import { dueShards } from "../../functions/policy/names.ts";
import type { Holder, Patience } from "../../functions/ports.ts";
import { emptyPart } from "../../functions/purge-app/empty-stores.ts";
import { purgeTask } from "../../functions/purge-app/purging.ts";
import { budgetOf, lookThrough } from "../../functions/read-holdings/look-through.ts";
import { cursorTo, type Place, placeOf } from "../../functions/read-holdings/place.ts";
import { readBack } from "../../functions/sign-receipts/read-back.ts";
import { type StagePlace, stagePlace } from "../../functions/sign-receipts/stages.ts";
import { partsOf } from "../../functions/steps/erasures/parts.ts";
import { findPlan, type PlanPlace, planPlace } from "../../functions/steps/requests/find-plan.ts";
import { noRest } from "../../functions/steps/retention/erase.ts";
import { eraseDueOfApp } from "../../functions/steps/retention/erase-app.ts";
import { shardTask } from "../../functions/steps/retention/shard-task.ts";
import { sweepShard } from "../../functions/steps/retention/sweep-shard.ts";
import { type Cursor, cursor } from "../../functions/steps/walk/cursor.ts";
import { type HolderInMemory, holderInMemory } from "./holder-in-memory.ts";

const day = 86_400_000;
export const now = Date.UTC(2030, 0, 15, 12);
const app = "a1";
/** Records of a page, records of a partition, and partitions: of each of these groups on two days. */
const pageSize = 2;
const perPartition = 5;
const groups = ["g0", "g1", "g2", "g3"];
const buckets = ["2030-01-01", "2030-01-02"];

/** Messages of which every second is alice's, stored so many days ago for thirty. */
export const givenStore = (daysAgo: number): HolderInMemory => {
  const store = holderInMemory("messages", pageSize);
  for (const [place, group] of groups.entries()) {
    for (const bucket of buckets) {
      const records = Array.from({ length: perPartition }, (_, index) => {
        const at = now - daysAgo * day + place * 1_000 + index;
        const until = at + 30 * day;
        const author = index % 2 === 0 ? "alice" : "bob";
        return { sk: `${at}|${index}`, at, until, terms: 0, author, expiresAt: ttlOf(until) };
      });
      store.put({ app, group, bucket }, now - day + place, records);
    }
  }
  return store;
};
export const pages = groups.length * buckets.length * Math.ceil(perPartition / pageSize);

export const holdOn = (scope: Hold["scope"], state: Hold["state"]): Hold => ({
  ...{ id: "h", scope, state, categories: ["messages"], authority: "a", reference: "r" },
  ...{ placedAt: 0, placedBy: "c", reviewAt: now + 90 * day },
});

export const tenantWith = (...holds: Hold[]): Tenant => ({
  app: {
    ...{ appId: app, uin: "u", region: "r", clientIds: [], status: "active" },
    ...{ registeredAt: 0, changedAt: 0 },
  },
  settings: {
    configuration: { storage: { messages: { store: true, days: 30 } } } as never,
    ...{ consent: { version: "1" } as never, minimumAges: { default: 16 }, sealed: {}, version: 1 },
  },
  holds,
});

/** As a queue carries it. */
const sent = <T>(place: T): T => JSON.parse(JSON.stringify(place));

/** One run; answers whether everything is done. `outcome` is what came of it, to be the same however often it stopped. */
export type Walker = {
  readonly store: HolderInMemory;
  run(patience: Patience): Promise<boolean>;
  outcome(): unknown;
};
type Result = { readonly finished: boolean; readonly cursor?: Cursor };
type Step = (holder: Holder, from: Cursor | undefined, patience: Patience) => Promise<Result>;

const walker = (
  store: HolderInMemory,
  step: Step,
  outcome: () => unknown = store.records,
): Walker => {
  let from: Cursor | undefined;
  return {
    ...{ store, outcome },
    run: async (patience) => {
      const { finished, cursor: next } = await step(store.holder, from, patience);
      from = next && cursor.parse(sent(next));
      return finished;
    },
  };
};

const eraser = (): Walker => {
  const keeping = { kind: "kept", ms: 30 * day, holds: [{ kind: "user", digest: "bob" }] } as const;
  return walker(givenStore(40), (holder, from, patience) =>
    eraseDueOfApp(holder, app, keeping, now, { patience, rest: noRest, from }),
  );
};

const part = { category: "messages", asked: { until: now, author: "alice" } } as const;

const requestsEraser = (): Walker =>
  walker(givenStore(2), async (holder, from, patience) => {
    const result = await erasePart(holder, tenantWith(), part, from, now, patience);
    requestTask.parse({ appId: app, requestId: "r", from: { stage: 0 } });
    return result;
  });

const requestsLook = (): Walker => {
  const store = givenStore(2);
  const tenant = tenantWith(holdOn({ kind: "conversation", digest: "g1" }, "active"));
  let seen = unseen;
  const step: Step = async (holder, from, patience) => {
    const looked = await lookAtPart(holder, tenant, part, from, now, patience);
    seen = together(seen, looked.seen);
    return looked;
  };
  return walker(store, step, () => [seen, store.records()]);
};

const purgesPart = (): Walker => {
  const parts = partsOf("messages");
  const holds = [holdOn({ kind: "conversation", digest: "g1" }, "active")];
  let index = 0;
  return walker(givenStore(2), async (holder, from, patience) => {
    const named = parts[index] ?? "media";
    const stores = { holders: [holder], media: { eraseApp: () => Promise.reject() } };
    const how = { patience, rest: noRest, holds, from };
    const { finished, cursor: next } = await emptyPart(stores, { app, part: named }, now, how);
    purgeTask.parse({ appId: app, part: named, from: next });
    if (finished) index++;
    return { finished: index === parts.length, ...(next === undefined ? {} : { cursor: next }) };
  });
};

/** A hold's looks, its records stamped one way before. */
const holds = (hold: Hold, store: HolderInMemory): Walker => {
  let from: Parameters<typeof look>[2];
  const timeMedia = async () => {};
  return {
    ...{ store, outcome: store.records },
    run: async (patience) => {
      const what = { tenant: tenantWith(hold), open: [hold], now, patience };
      const looked = await look({ holders: [store.holder], timeMedia }, what, from);
      from = looked.finished ? undefined : holdTask.parse(sent({ appId: app, ...looked })).from;
      return looked.finished;
    },
  };
};

const draftOf = (name: string, more: Partial<Draft>): Draft => ({
  ...{ chain: "c", name, cause: "request", scope: { kind: "app", app: "c" }, counts: {} },
  ...{ category: "messages", began: now, ended: now, subject: { appId: app }, ...more },
});

const notary = (): Walker => {
  const store = givenStore(2);
  const drafts = [
    draftOf("all of alice", { subject: { appId: app, author: "alice" } }),
    draftOf("a conversation", { subject: { appId: app, conversation: "g2" } }),
    draftOf("settings", { cause: "shortened-period" }),
  ];
  let place: StagePlace | undefined;
  let remains: unknown;
  const ports = {
    standingOf: async () => ({ kind: "known", tenant: tenantWith() }) as const,
    holders: { messages: store.holder } as never,
    leftovers: { rows: async () => [], media: async () => 0 },
  };
  return {
    ...{ store, outcome: () => remains },
    run: async (patience) => {
      const read = await readBack(ports, drafts, place, patience);
      place = read.finished ? undefined : stagePlace.parse(sent(read.place));
      if (read.finished) remains = [[...read.remains], [...read.failed]];
      return read.finished;
    },
  };
};

const planner = (): Walker => {
  const store = givenStore(2);
  const request = { scope: { kind: "category", category: "messages" }, receivedAt: now } as const;
  const ports = {
    holders: { messages: store.holder } as never,
    sizes: async () => ({ records: 0, bytes: 0 }),
  };
  const planning = { tenant: tenantWith(), request, now };
  let place: PlanPlace | undefined;
  let plan: unknown;
  return {
    ...{ store, outcome: () => plan },
    run: async (patience) => {
      const found = await findPlan(ports, planning, place, patience);
      place = found.kind === "whole" ? undefined : planPlace.parse(sent(found.from));
      plan = found.plan;
      return found.kind === "whole";
    },
  };
};

const holdings = (): Walker => {
  const store = givenStore(2);
  const sum = counting("messages", { keeping: { kind: "kept", ms: 30 * day }, now });
  let place: Place | undefined = { category: "messages" };
  return {
    ...{ store, outcome: () => sum.view() },
    run: async (patience) => {
      const budget = budgetOf(1_000, patience);
      const looking = { holder: store.holder, app, budget, sum };
      const next = await lookThrough(looking, place ?? { category: "messages" });
      place = next && placeOf(cursorTo(next), "messages");
      return next === undefined;
    },
  };
};

const sweeper = (): Walker => {
  let index = 0;
  const tenant = tenantWith(holdOn({ kind: "user", digest: "bob" }, "active"));
  const standingOf = async () => ({ kind: "known", tenant }) as const;
  return walker(givenStore(40), async (holder, from, patience) => {
    const shard = dueShards[index] ?? "0";
    const swept = await sweepShard(holder, shard, { standingOf, now, patience }, from);
    if (!swept.finished) {
      const { cursor: next } = swept;
      return {
        finished: false,
        cursor: shardTask.parse({ category: "messages", shard, since: 0, from: next }).from ?? next,
      };
    }
    index++;
    return { finished: index === dueShards.length };
  });
};

/** Whoever goes through partitions, and how often it writes a record at the most. */
export const walkers: Readonly<Record<string, () => Walker>> = {
  "an eraser": eraser,
  "a shard of a sweep": sweeper,
  "a request's erasure": requestsEraser,
  "a request's look": requestsLook,
  "the parts of a purge with held records": purgesPart,
  "a hold that is placed on an app": () => holds(holdOn({ kind: "app" }, "pending"), givenStore(2)),
  "a hold that is placed on a person": () =>
    holds(holdOn({ kind: "user", digest: "alice" }, "pending"), givenStore(2)),
  "an active hold's daily look": () => holds(holdOn({ kind: "app" }, "active"), givenStore(2)),
  "a hold that is lifted": () => holds(holdOn({ kind: "app" }, "lifting"), givenStore(40)),
  "the notary": notary,
  "whoever finds a plan": planner,
  "whoever counts what is held": holdings,
};
