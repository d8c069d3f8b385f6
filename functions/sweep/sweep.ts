/**
 * The sweep: what has expired is physically gone within `operational.sweepEvery` and its own run
 * (invariant 2). It also finds what was lost on the way: a purge without its schedule, a change of
 * settings that was not carried out, a recipient that has not confirmed.
 */
import { keepingFor, type Tenant } from "../domain/app.ts";
import { pages } from "../domain/pages.ts";
import type { CategoryName } from "../policy/categories.ts";
import { dueShards } from "../policy/names.ts";
import type { Apps, Due, DueWork, Holder, Patience, Queue } from "../ports.ts";
import { eraseDue, usualRest } from "../steps/retention/erase.ts";

export type AppTask = { readonly appId: string };

export type Sweeping = {
  readonly apps: Apps;
  readonly holders: readonly Holder[];
  readonly purges: DueWork;
  readonly settlements: readonly DueWork[];
  readonly purgeQueue: Queue<AppTask>;
  readonly settlementQueue: Queue<AppTask>;
};

/** What a sweep did in one category: records gone, and for how long the oldest one left has been due (ms). */
export type Swept = {
  readonly category: CategoryName;
  readonly erased: number;
  readonly overdueMs: number;
};

/** Each app is looked up once a sweep. */
const remembering = (apps: Apps) => {
  const known = new Map<string, Promise<Tenant | undefined>>();
  return (appId: string) => {
    const tenant = known.get(appId) ?? apps.tenant(appId);
    known.set(appId, tenant);
    return tenant;
  };
};

async function* dueIn({ directory }: Holder, now: number): AsyncGenerator<Due> {
  for (const shard of dueShards) {
    for await (const page of pages((after) => directory.due(shard, now, after))) yield* page;
  }
}

const sweepPartition = async (
  holder: Holder,
  { partition }: Due,
  tenantOf: (appId: string) => Promise<Tenant | undefined>,
  now: number,
  patience: Patience,
): Promise<{ erased: number; left: boolean }> => {
  if (!patience()) return { erased: 0, left: true };
  const entry = await holder.directory.entry(partition);
  if (entry === undefined) return { erased: 0, left: false };
  const keeping = keepingFor(await tenantOf(partition.app), holder.category);
  const result = await eraseDue(holder, entry, keeping, now, { patience, rest: usualRest });
  return { erased: result.erased, left: !result.finished || result.refused + result.changed > 0 };
};

const sweepHolder = async (
  holder: Holder,
  tenantOf: (appId: string) => Promise<Tenant | undefined>,
  now: number,
  patience: Patience,
): Promise<Swept> => {
  let erased = 0;
  let oldest = now;
  for await (const due of dueIn(holder, now)) {
    const result = await sweepPartition(holder, due, tenantOf, now, patience);
    erased += result.erased;
    if (result.left) oldest = Math.min(oldest, due.due);
  }
  return { category: holder.category, erased, overdueMs: now - oldest };
};

/** Passes on what is due, and says for how long the oldest of it has been due (ms). */
const forward = async (work: DueWork, queue: Queue<AppTask>, now: number): Promise<number> => {
  let oldest = now;
  for (const shard of dueShards) {
    for await (const page of pages((after) => work.due(shard, now, after))) {
      await Promise.all(page.map(({ appId }) => queue.send({ appId })));
      oldest = Math.min(oldest, ...page.map(({ due }) => due));
    }
  }
  return now - oldest;
};

/** Erases what is due in every category, and passes on the work that is due. */
export const sweep = async (ports: Sweeping, now: number, patience: Patience): Promise<Swept[]> => {
  const overdueMs = await forward(ports.purges, ports.purgeQueue, now);
  for (const work of ports.settlements) await forward(work, ports.settlementQueue, now);
  const tenantOf = remembering(ports.apps);
  const swept: Swept[] = [{ category: "appRegistry", erased: 0, overdueMs }];
  for (const holder of ports.holders) {
    swept.push(await sweepHolder(holder, tenantOf, now, patience));
  }
  return swept;
};
