/** A hold on what a store has: placed until it is active, looked at again, and lifted when all of it is overdue. */
import { carryOutHold, type HoldTask } from "../../../functions/carry-out-hold/carry-out-hold.ts";
import type { Hold } from "../../../functions/domain/holds.ts";
import type { Perishable } from "../../../functions/policy/categories.ts";
import type { HoldStore } from "../../../functions/ports.ts";
import type { SizedStore } from "./store.ts";
import { tenantWith } from "./tenant.ts";
import { fenceMs, type Task, workOff } from "./workers.ts";

const day = 86_400_000;

export const holdOn = (scope: Hold["scope"], now: number): Hold => ({
  ...{ id: "hold", scope, categories: ["messages"], state: "pending" },
  ...{ authority: "court", reference: "1", placedBy: "counsel" },
  ...{ placedAt: now, reviewAt: now + 3_650 * day },
});

/** The holds of an app, and their looks. */
export const carried = (sized: SizedStore, app: string, first: Hold) => {
  let holds: readonly Hold[] = [first];
  const store = {
    read: async () => ({ holds, version: 1 }),
    change: async (
      _: string,
      __: unknown,
      { holds: after }: { readonly holds: readonly Hold[] },
    ) => {
      holds = after;
      return true;
    },
  } as unknown as HoldStore;
  const looks = (start: number) => {
    const begun = start;
    return workOff<HoldTask>(sized, { appId: app }, async (task, now, patience) => {
      const sent: Task<HoldTask>[] = [];
      const none = { send: async () => {} };
      const ports = {
        ...{ store, fenceMs, holders: [sized.holder], timeMedia: async () => {} },
        standingOf: async () => ({ kind: "known", tenant: tenantWith(app, holds) }) as const,
        noteReviews: () => {},
        inDoubt: async () => new Set<Perishable>(),
        ...{ purges: none, settlements: none, deletions: none },
        requests: { page: async () => ({ items: [] }) },
        queue: {
          send: async (next: HoldTask, delaySeconds = 0) => {
            sent.push({ task: JSON.parse(JSON.stringify(next)), delaySeconds });
          },
        },
      };
      await carryOutHold(ports, task, Math.floor(begun + now()), patience);
      return sent;
    });
  };
  return {
    looks,
    states: () => holds.map(({ state }) => state),
    lift: (): void => {
      holds = holds.map((hold) => ({ ...hold, state: "lifting" }));
    },
  };
};
