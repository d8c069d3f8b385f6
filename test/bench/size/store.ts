/**
 * A store of as many messages as there may be: ten million take ten megabytes, and the real use cases work on them. It
 * answers after 5 ms, and of one partition it takes 1,000 writes a second, as DynamoDB does.
 */
import {
  directoryKey,
  directoryKeyOf,
  directorySlots,
  directorySort,
  type Partition,
  partitionKey,
} from "../../../functions/domain/partition.ts";
import type { Directory, Entry, Found, Holder, Outcome } from "../../../functions/ports.ts";
import { countOf, is, type Layout, pageIn, stretchesOf, writeIn } from "./stretches.ts";

const answerMs = 5;
const rowsPerPage = 500;

type Asked = { writes: number; requests: number };

/** Takes a request, and answers after a while. */
const answer = (asked: Asked): Promise<void> => {
  asked.requests++;
  return new Promise((go) => setTimeout(go, answerMs));
};

const bySort = (one: Entry, other: Entry) =>
  directorySort(one.partition) < directorySort(other.partition) ? -1 : 1;

/** A directory's rows, by the key of their slot. */
const rowsOf = (app: string, entries: readonly Entry[]) => {
  const inSlot = (key: string) =>
    entries.filter(({ partition }) => directoryKeyOf(partition) === key).sort(bySort);
  const keys = directorySlots.map((slot) => directoryKey(app, slot));
  return new Map(keys.map((key) => [key, inSlot(key)]));
};
type Rows = ReturnType<typeof rowsOf>;

const pageOfRows = (rows: readonly Entry[], after: string | undefined) => {
  const behind = after === undefined ? "" : String(JSON.parse(after).sk);
  const rest = rows.filter(({ partition }) => directorySort(partition) > behind);
  const items = rest.slice(0, rowsPerPage);
  const last = items.at(-1);
  const isMore = last !== undefined && rest.length > rowsPerPage;
  return {
    items,
    next: isMore ? JSON.stringify({ sk: directorySort(last.partition) }) : undefined,
  };
};

const takeOut = (rows: Rows, { partition }: Entry): void => {
  const slot = rows.get(directoryKeyOf(partition)) ?? [];
  const key = partitionKey(partition);
  const place = slot.findIndex((one) => partitionKey(one.partition) === key);
  if (place >= 0) slot.splice(place, 1);
};

const directoryOf = (rows: Rows, asked: Asked) => ({
  close: async (closings: Parameters<Directory["close"]>[0]) => {
    await answer(asked);
    return closings.map(({ entry, due }): Outcome => {
      if (due === undefined) takeOut(rows, entry);
      return "done";
    });
  },
  ofApp: async (app: string, slot: string, after?: string) => {
    await answer(asked);
    return pageOfRows(rows.get(directoryKey(app, slot)) ?? [], after);
  },
  ofGroup: async (app: string, group: string) => {
    await answer(asked);
    const slot = rows.get(directoryKeyOf({ app, group, bucket: "" })) ?? [];
    return slot.filter(({ partition }) => partition.group === group);
  },
});

/** A store of messages in a layout; what nobody asks of it is not there. */
export const sizedStore = (layout: Layout) => {
  const stretches = new Map(stretchesOf(layout).map((one) => [one.pk, one]));
  const asked: Asked = { writes: 0, requests: 0 };
  const rows = rowsOf(
    layout.app,
    [...stretches.values()].map(({ entry }) => entry),
  );
  const find = async (
    partition: Partition,
    { after, limit }: { after?: string; limit?: number },
  ) => {
    await answer(asked);
    const stretch = stretches.get(partitionKey(partition));
    return stretch === undefined ? { items: [] } : pageIn(stretch, after, limit);
  };
  const write = async (batch: readonly Found[], change: (flags: number) => number) => {
    await answer(asked);
    const outcomes = batch.map(({ pk, sk }) => writeIn(stretches.get(pk), sk, change));
    asked.writes += outcomes.filter((one) => one === "done").length;
    return outcomes;
  };
  const records = {
    ...{ find, page: find },
    time: (batch: readonly Found[], timed: boolean) =>
      write(batch, (flags) => (timed ? flags & ~is.untimed : flags | is.untimed)),
    withdraw: (batch: readonly Found[]) => write(batch, (flags) => flags | is.withdrawn),
    erase: (batch: readonly Found[]) => write(batch, (flags) => flags | is.gone),
  };
  const holder = { category: "messages", records, directory: directoryOf(rows, asked) };
  const all = layout.conversations * layout.days * layout.perDay;
  return {
    holder: holder as unknown as Holder,
    asked,
    left: () => all - countOf(stretches.values(), is.gone),
    untimed: () => countOf(stretches.values(), is.untimed),
    writtenTwice: () => countOf(stretches.values(), is.twice),
  };
};
export type SizedStore = ReturnType<typeof sizedStore>;
