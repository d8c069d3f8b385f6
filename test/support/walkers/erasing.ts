/** Walkers that erase what is due or asked for. */
import { erasePart } from "../../../functions/carry-out-request/erase-part.ts";
import { requestTask } from "../../../functions/carry-out-request/task.ts";
import { dueShards } from "../../../functions/policy/names.ts";
import { emptyPart } from "../../../functions/purge-app/empty-stores.ts";
import { purgeTask } from "../../../functions/purge-app/purging.ts";
import { partsOf } from "../../../functions/steps/erasures/parts.ts";
import { noRest } from "../../../functions/steps/retention/erase.ts";
import { eraseDueOfApp } from "../../../functions/steps/retention/erase-app.ts";
import { shardTask } from "../../../functions/steps/retention/shard-task.ts";
import { sweepShard } from "../../../functions/steps/retention/sweep-shard.ts";
import { app, day, givenStore, holdOn, now, part, tenantWith } from "./store.ts";
import { type Walker, walker } from "./walker.ts";

export const eraser = (): Walker => {
  const keeping = { kind: "kept", ms: 30 * day, holds: [{ kind: "user", digest: "bob" }] } as const;
  return walker(givenStore(40), (holder, from, patience) =>
    eraseDueOfApp(holder, app, keeping, now, { patience, rest: noRest, from }),
  );
};

export const requestsEraser = (): Walker =>
  walker(givenStore(2), async (holder, from, patience) => {
    const result = await erasePart(holder, tenantWith(), part, from, now, patience);
    requestTask.parse({ appId: app, requestId: "r", from: { stage: 0 } });
    return result;
  });

export const purgesPart = (): Walker => {
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

export const sweeper = (): Walker => {
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
