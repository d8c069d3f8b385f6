/**
 * Finds the plan of a request without touching anything: the preview shows it, and a run that was given a digest
 * finds it again before it deletes. What is over already is no part of it: that goes by itself.
 */
import * as z from "zod/mini";
import { keepingFor, type Tenant } from "../../domain/app.ts";
import { isReadable } from "../../domain/keeping.ts";
import { directorySlots } from "../../domain/partition.ts";
import { type Part, partsOf } from "../../domain/requests/parts.ts";
import {
  digestOf,
  noTallies,
  nothing,
  type Plan,
  type Tallies,
  tallies,
} from "../../domain/requests/plan.ts";
import type { DeletionRequest } from "../../domain/requests/request.ts";
import { categories, type Perishable } from "../../policy/categories.ts";
import { limits } from "../../policy/limits.ts";
import type { Holder, Patience, SizesOfMedia, Stored } from "../../ports.ts";
import type { Stop } from "../retention/erase-app.ts";
import { findAsked, type ReadPage, type Split } from "./find-asked.ts";
import { copiesName, copiesOf, mediaName, tallyPage } from "./tally-page.ts";

export type FindingPlan = {
  readonly holders: Readonly<Record<Perishable, Holder>>;
  readonly sizes: SizesOfMedia;
};

/** Where a search stopped: in which part, behind what, and what it had found by then. */
export const planPlace = z.object({
  stage: z.int(),
  stop: z.optional(z.object({ slot: z.enum(directorySlots), sk: z.string() })),
  found: tallies,
});
export type PlanPlace = z.infer<typeof planPlace>;

/** When a search stops, to go on later; and when it gives up in the middle, with what it has. */
export type Stopping = { readonly patience: Patience; readonly bound: Patience };

/** What a plan is about. */
export type Planning = {
  readonly tenant: Tenant;
  readonly request: Pick<DeletionRequest, "scope" | "receivedAt" | "begunAt" | "plan">;
  readonly now: number;
};

type Searched = {
  readonly found: Tallies;
  readonly isOver: boolean;
  readonly stop?: Stop | undefined;
};

/** Few records at once: of each the objects in the bucket are asked for, and a search must be able to give up. */
const inPages =
  ({ records }: Holder): ReadPage<Stored> =>
  (partition, walk) =>
    records.page(partition, { ...walk, limit: limits.page.max });

type Add = (page: Split<Stored>, before: Tallies) => Promise<Tallies>;

/** One partition, added to what was found before; given up in the middle if the bound ends. */
const searchEntry = async (
  asked: AsyncIterable<Split<Stored>>,
  add: Add,
  before: Tallies,
  bound: Patience,
): Promise<{ readonly found: Tallies; readonly isWhole: boolean }> => {
  let found = before;
  for await (const page of asked) {
    found = await add(page, found);
    if (!bound()) return { found, isWhole: false };
  }
  return { found, isWhole: true };
};

const searchPart = async (
  ports: FindingPlan,
  { tenant, now }: Planning,
  part: Part,
  from: PlanPlace,
  { patience, bound }: Stopping,
): Promise<Searched> => {
  const holder = ports.holders[part.category];
  const keeping = keepingFor(tenant, part.category);
  const read = inPages(holder);
  const isAlive = (one: Stored) => isReadable(one, keeping, now);
  let { found } = from;
  for await (const { entry, stop, asked } of findAsked(holder, tenant, part, read, from.stop)) {
    const { group } = entry.partition;
    const add: Add = ({ held, free }, before) => {
      const records = [...held, ...free.filter(isAlive)];
      return tallyPage(ports.sizes, tenant, part, { group, records }, before);
    };
    const searched = await searchEntry(asked, add, found, bound);
    found = searched.found;
    if (!searched.isWhole) return { found, isOver: false };
    if (stop !== undefined && !patience()) return { found, isOver: false, stop };
  }
  return { found, isOver: true };
};

const planFrom = ({ tenant, request, now }: Planning, found: Tallies): Plan => {
  const parts = partsOf(request);
  const going = (holder: string, category: Perishable, name = holder) => ({
    ...{ holder, category },
    ...(found.goes[name] ?? nothing),
  });
  return {
    digest: digestOf(tenant.app.appId, request.scope, found),
    takenAt: new Date(now).toISOString(),
    goes: parts.flatMap(({ category }) => [
      going(categories[category].table, category),
      ...(categories[category].bucket ? [going(mediaName, category)] : []),
      ...(found.goes[copiesOf(category)] === undefined
        ? []
        : [going(copiesName, category, copiesOf(category))]),
    ]),
    held: tenant.holds.flatMap(({ id, reviewAt }) => {
      const records = found.held[id] ?? 0;
      const keeping = {
        holdId: id,
        clause: "DA-5.law" as const,
        reviewAt: new Date(reviewAt).toISOString(),
        records,
      };
      return records === 0 ? [] : [keeping];
    }),
  };
};

export type FoundPlan =
  | { readonly kind: "whole"; readonly plan: Plan }
  | { readonly kind: "stopped"; readonly from: PlanPlace; readonly plan: Plan };

/** Finds a plan, or as much of it as patience allows: then `from` is where to go on, unless the search gave up. */
export const findPlan = async (
  ports: FindingPlan,
  planning: Planning,
  from: PlanPlace | undefined,
  stopping: Stopping,
): Promise<FoundPlan> => {
  let place: PlanPlace = from ?? { stage: 0, found: noTallies };
  const parts = partsOf(planning.request);
  for (const part of parts.slice(place.stage)) {
    const { isOver, found, stop } = await searchPart(ports, planning, part, place, stopping);
    if (!isOver) {
      return { kind: "stopped", from: { ...place, stop, found }, plan: planFrom(planning, found) };
    }
    place = { stage: place.stage + 1, found };
  }
  return { kind: "whole", plan: planFrom(planning, place.found) };
};
