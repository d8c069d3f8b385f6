/**
 * Looking again at what a deletion should have left nothing of: by other code than deleted it, with no right to
 * write. In a store of records it follows the directory to every partition, and reads there until the first
 * record that is not due: records lie in order of time.
 */
import { keepingFor } from "../domain/app.ts";
import { isCopy, messageCopies, profileCopies } from "../domain/copies.ts";
import { isAsked } from "../domain/keeping.ts";
import { pages } from "../domain/pages.ts";
import { type Partition, recalledGroup, wholeBucket } from "../domain/partition.ts";
import type { Draft } from "../domain/receipt-draft.ts";
import type { Remains } from "../domain/receipt-of.ts";
import { categories, type Perishable, perishable } from "../policy/categories.ts";
import { dueShards } from "../policy/names.ts";
import type { Apps, Found, Holder, Leftovers } from "../ports.ts";
import { allIn, countIn, entriesOf, overIn } from "./counting.ts";

export type ReadingBack = {
  readonly apps: Apps;
  readonly holders: Readonly<Record<Perishable, Holder>>;
  readonly leftovers: Leftovers;
};

type Left = Readonly<Record<string, number>>;

const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0);

const tableOf = (category: Perishable): string => categories[category].table;

const ofPurge = async (
  { holders, leftovers }: ReadingBack,
  { subject: { appId = "", registeredAt } }: Draft,
): Promise<Remains> => {
  const rows = (table: Parameters<Leftovers["rows"]>[0]) => leftovers.rows(table, appId);
  const apps = await rows("apps");
  const again = apps.find((row) => row.registeredAt !== registeredAt)?.registeredAt;
  const before = again ?? Number.POSITIVE_INFINITY;
  const own = async (table: "configuration" | "keys") =>
    again === undefined ? (await rows(table)).length : 0;
  const erasures = (await rows("erasures")).filter(({ startedAt = 0 }) => startedAt < before);
  const records = await Promise.all(
    perishable.map(async (category) => [
      tableOf(category),
      await allIn(holders[category], appId, before),
    ]),
  );
  const sharing = await rows("sharing");
  return {
    left: {
      apps: again === undefined ? apps.length : 0,
      configuration: await own("configuration"),
      keys: await own("keys"),
      erasures: erasures.length,
      ...Object.fromEntries(records),
      media: await leftovers.media(appId, before),
    },
    unconfirmed: sharing.filter(({ state }) => state === "withdrawing").map(({ sk }) => sk),
  };
};

/** What changed settings made due in a category, by the settings in force now. */
const ofSettings = async (
  { apps, holders }: ReadingBack,
  { category, ended, subject: { appId = "" } }: Draft,
): Promise<Remains> => {
  const keeping = keepingFor(await apps.tenant(appId), category);
  const { left, held } = await overIn(holders[category], appId, keeping, ended);
  const table = tableOf(category);
  return { left: { [table]: left }, held: { [table]: held }, unconfirmed: [] };
};

/** Where to look for what a request asked for: at a person, in a conversation, or everywhere. */
async function* partitionsOf(
  { directory }: Holder,
  { appId: app = "", group, conversation }: Draft["subject"],
): AsyncGenerator<Partition> {
  if (group !== undefined) {
    return yield* [group, profileCopies(group)].map((one) => ({
      app,
      group: one,
      bucket: wholeBucket,
    }));
  }
  if (conversation === undefined) {
    for await (const { partition } of entriesOf({ directory }, app)) yield partition;
    return;
  }
  for (const one of [conversation, recalledGroup(conversation), messageCopies]) {
    for (const { partition } of await directory.ofGroup(app, one)) yield partition;
  }
}

/** What a request asked for and was there before it; what was stored since is another thing. */
const ofRequest = async (
  { holders }: ReadingBack,
  { category, began, subject }: Draft,
): Promise<Left> => {
  const { author } = subject;
  const isLeft = (one: Found) => isAsked(one, { until: began, author });
  const isCopyLeft = (one: Found) => one.recalled !== true && isLeft(one);
  let left = 0;
  for await (const partition of partitionsOf(holders[category], subject)) {
    const counted = isCopy(partition.group) ? isCopyLeft : isLeft;
    left += await countIn(holders[category], partition, counted);
  }
  return { [tableOf(category)]: left };
};

/** Partitions of a category that were due by the end of a day, and are listed still. */
const ofDay = async ({ holders }: ReadingBack, { category, ended }: Draft): Promise<Left> => {
  const { directory } = holders[category];
  const inShard = async (shard: string): Promise<number> => {
    let left = 0;
    for await (const page of pages((after) => directory.due(shard, ended, after))) {
      left += page.length;
    }
    return left;
  };
  return { [tableOf(category)]: sum(await Promise.all(dueShards.map(inShard))) };
};

/** What is left of a deletion. */
export const readBack = async (ports: ReadingBack, draft: Draft): Promise<Remains> => {
  if (draft.cause === "purge") return ofPurge(ports, draft);
  if (draft.cause !== "request" && draft.cause !== "sweep-day") return ofSettings(ports, draft);
  const read = { request: ofRequest, "sweep-day": ofDay }[draft.cause];
  return { left: await read(ports, draft), unconfirmed: [] };
};
