/** A store of messages in memory, and whose they are, that walkers go through. */
import type { Tenant } from "../../../functions/domain/app.ts";
import type { Hold } from "../../../functions/domain/holds.ts";
import { ttlOf } from "../../../functions/domain/keeping.ts";
import { type HolderInMemory, holderInMemory } from "../holder-in-memory.ts";

export const day = 86_400_000;
export const now = Date.UTC(2030, 0, 15, 12);
export const app = "a1";
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

/** What a request for alice asks of messages. */
export const part = { category: "messages", asked: { until: now, author: "alice" } } as const;
