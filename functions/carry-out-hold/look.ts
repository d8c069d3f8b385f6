/** One look at all that holds cover: what they stop is put out of reach, what they let go is erased. */
import * as z from "zod/mini";
import { keepingFor, type Tenant } from "../domain/app.ts";
import { type Hold, type HoldScope, scopesOf } from "../domain/holds.ts";
import { directorySlots } from "../domain/partition.ts";
import { perishable } from "../policy/categories.ts";
import type { Entry, Holder, Patience, TimeMedia } from "../ports.ts";
import { stampPartition } from "../steps/holds/stamp.ts";
import { usualRest } from "../steps/retention/erase.ts";
import { entriesOf, eraseDueOfApp, type Stop } from "../steps/retention/erase-app.ts";

/** Where a look stopped. */
export const place = z.object({
  category: z.enum(perishable),
  erasing: z.optional(z.boolean()),
  stop: z.optional(z.object({ slot: z.enum(directorySlots), sk: z.string() })),
});
type Place = z.infer<typeof place>;

export type Looking = { readonly holders: readonly Holder[]; readonly timeMedia: TimeMedia };

/** The partitions that scopes are about: of a conversation or a person, or else all of the app. */
async function* partitionsOf(
  holder: Holder,
  app: string,
  scopes: readonly HoldScope[],
  from: Stop | undefined,
): AsyncGenerator<{ readonly entry: Entry; readonly stop?: Stop }> {
  const groups = scopes.flatMap((scope) =>
    scope.kind === "conversation" ||
    (scope.kind === "user" && holder.category === "userInformation")
      ? [scope.digest]
      : [],
  );
  if (groups.length < scopes.length) return yield* entriesOf(holder, app, { from });
  for (const group of new Set(groups)) {
    for (const entry of await holder.directory.ofGroup(app, group)) yield { entry };
  }
}

const stampCategory = async (
  { timeMedia }: Looking,
  holder: Holder,
  tenant: Tenant,
  open: readonly Hold[],
  from: Stop | undefined,
  patience: Patience,
): Promise<Stop | undefined> => {
  const changed = open
    .filter(({ categories }) => categories.includes(holder.category))
    .map(({ scope }) => scope);
  if (changed.length === 0) return undefined;
  const holding = scopesOf(tenant.holds, holder.category);
  for await (const { entry, stop } of partitionsOf(holder, tenant.app.appId, changed, from)) {
    await stampPartition(holder, timeMedia, entry, { changed, holding });
    if (stop !== undefined && !patience()) return stop;
  }
  return undefined;
};

/** Of an app that is being purged its purge erases it, and counts it for the receipt: it is called when the hold ends. */
const eraseOverdue = async (
  holder: Holder,
  tenant: Tenant,
  open: readonly Hold[],
  from: Stop | undefined,
  now: number,
  patience: Patience,
): Promise<Stop | undefined> => {
  const isLifting = open.some(
    ({ state, categories }) => state === "lifting" && categories.includes(holder.category),
  );
  if (!isLifting || tenant.app.status === "purging") return undefined;
  const how = { patience, rest: usualRest, from };
  const keeping = keepingFor(tenant, holder.category);
  const result = await eraseDueOfApp(holder, tenant.app.appId, keeping, now, how);
  if (result.refused > 0) throw new Error("S3 refused objects");
  return result.stop;
};

type Stage = { readonly holder: Holder; readonly erasing: boolean };

/** Each category is seen to, and then what of it is overdue is erased. */
const stagesFrom = (holders: readonly Holder[], from: Place | undefined): readonly Stage[] => {
  const stages = holders.flatMap((holder) => [false, true].map((erasing) => ({ holder, erasing })));
  const isStart = ({ holder, erasing }: Stage) =>
    holder.category === from?.category && erasing === (from.erasing === true);
  return stages.slice(Math.max(stages.findIndex(isStart), 0));
};

/** Sees to all categories; answers where it stopped if patience ran out. */
export const look = async (
  ports: Looking,
  tenant: Tenant,
  open: readonly Hold[],
  from: Place | undefined,
  now: number,
  patience: Patience,
): Promise<Place | undefined> => {
  for (const [index, { holder, erasing }] of stagesFrom(ports.holders, from).entries()) {
    const start = index === 0 ? from?.stop : undefined;
    const stop = erasing
      ? await eraseOverdue(holder, tenant, open, start, now, patience)
      : await stampCategory(ports, holder, tenant, open, start, patience);
    if (stop !== undefined) return { category: holder.category, erasing, stop };
  }
  return undefined;
};
