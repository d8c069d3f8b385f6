/**
 * Finds the plan of a request without touching anything: the preview shows it, and a run that was given a digest
 * finds it again before it deletes. What is over already is no part of it: that goes by itself.
 */
import * as z from "zod/mini";
import { keepingFor, type Tenant } from "../../domain/app.ts";
import { isReadable } from "../../domain/keeping.ts";
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
import { type Cursor, cursor, type Stretch } from "../walk/cursor.ts";
import { findAsked, type ReadPage, type Split } from "./find-asked.ts";
import { copiesName, copiesOf, mediaName, tallyPage } from "./tally-page.ts";

export type FindingPlan = {
  readonly holders: Readonly<Record<Perishable, Holder>>;
  readonly sizes: SizesOfMedia;
};

/** Where a search stopped: in which part, where in it, and what it had found by then. */
export const planPlace = z.object({
  stage: z.int(),
  cursor: z.optional(cursor),
  found: tallies,
});
export type PlanPlace = z.infer<typeof planPlace>;

/** What a plan is about. */
export type Planning = {
  readonly tenant: Tenant;
  readonly request: Pick<DeletionRequest, "scope" | "receivedAt" | "begunAt" | "plan">;
  readonly now: number;
};

type Searched = {
  readonly found: Tallies;
  /** Where to go on, unless all of the part was found. */
  readonly cursor?: Cursor | undefined;
};

/** Few records at once: of each the objects in the bucket are asked for, and a search must be able to give up. */
const inPages =
  ({ records }: Holder): ReadPage<Stored> =>
  (partition, walk) =>
    records.page(partition, { ...walk, limit: limits.page.max });

const searchPart = async (
  ports: FindingPlan,
  { tenant, now }: Planning,
  part: Part,
  from: PlanPlace,
  patience: Patience,
): Promise<Searched> => {
  const holder = ports.holders[part.category];
  const keeping = keepingFor(tenant, part.category);
  const isAlive = (one: Stored) => isReadable(one, keeping, now);
  let { found } = from;
  const visit = ({ entry: { partition } }: Stretch) => ({
    see: async ({ held, free }: Split<Stored>) => {
      const records = [...held, ...free.filter(isAlive)];
      const add = await tallyPage(ports.sizes, tenant, part, { group: partition.group, records });
      found = add(found);
    },
  });
  const walked = await findAsked({
    ...{ holder, tenant, part, visit, from: from.cursor },
    read: inPages(holder),
    patience,
  });
  return walked.finished ? { found } : { found, cursor: walked.cursor };
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

/** Finds a plan, or as much of it as patience allows: then `from` is where to go on. */
export const findPlan = async (
  ports: FindingPlan,
  planning: Planning,
  from: PlanPlace | undefined,
  patience: Patience,
): Promise<FoundPlan> => {
  let place: PlanPlace = from ?? { stage: 0, found: noTallies };
  const parts = partsOf(planning.request);
  for (const part of parts.slice(place.stage)) {
    const { found, cursor } = await searchPart(ports, planning, part, place, patience);
    if (cursor !== undefined) {
      const from = { ...place, cursor, found };
      return { kind: "stopped", from, plan: planFrom(planning, found) };
    }
    place = { stage: place.stage + 1, found };
  }
  return { kind: "whole", plan: planFrom(planning, place.found) };
};
