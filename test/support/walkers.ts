/** Everything that goes through partitions, each with a store that it goes through: a test can ask the same of all. */
import { eraser, purgesPart, requestsEraser, sweeper } from "./walkers/erasing.ts";
import { holds } from "./walkers/holding.ts";
import { holdings, notary, planner, requestsLook } from "./walkers/reading.ts";
import { givenStore, holdOn } from "./walkers/store.ts";
import type { Walker } from "./walkers/walker.ts";

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
