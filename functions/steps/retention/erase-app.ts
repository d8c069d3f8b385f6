import type { Keeping } from "../../domain/keeping.ts";
import { pagesAhead } from "../../domain/pages.ts";
import { directoryKey, directorySlots, directorySort } from "../../domain/partition.ts";
import type { Entry, Holder, Patience } from "../../ports.ts";
import type { Progress } from "../erasures/tracker.ts";
import { eraseFrom, type How } from "./erase.ts";
import { type Erasure, nothing, plus } from "./erasure.ts";
import type { Work } from "./walk.ts";

export type Slot = (typeof directorySlots)[number];

/** Where a walk over an app's directory stopped: behind which row of which slot. */
export type Stop = { readonly slot: Slot; readonly sk: string };

export type HowFar = How & {
  readonly progress?: Progress | undefined;
  /** The slots to walk; all of them if it is absent. */
  readonly slots?: readonly Slot[] | undefined;
  /** Where to go on; from the beginning if it is absent. */
  readonly from?: Stop | undefined;
};

type Found = Work & { readonly stop: Stop };

const tokenOf = (app: string, { slot, sk }: Stop): string =>
  JSON.stringify({ pk: directoryKey(app, slot), sk });

/** An app's partitions, from a place on. The slots' first pages are read at once: most apps have no second ones. */
export async function* entriesOf(
  { directory }: Holder,
  app: string,
  { slots = directorySlots, from }: Pick<HowFar, "slots" | "from">,
): AsyncGenerator<{ readonly entry: Entry; readonly stop: Stop }> {
  const walks = slots.slice(from && Math.max(slots.indexOf(from.slot), 0)).map((slot) => {
    const start = from?.slot === slot ? tokenOf(app, from) : undefined;
    const first = directory.ofApp(app, slot, start);
    first.catch(() => {}); // it throws when it is awaited, if anybody still waits for it
    return { slot, read: (after?: string) => (after ? directory.ofApp(app, slot, after) : first) };
  });
  for (const { slot, read } of walks) {
    for await (const page of pagesAhead(read)) {
      yield* page.map((entry) => ({ entry, stop: { slot, sk: directorySort(entry.partition) } }));
    }
  }
}

/** The partitions behind which everything has been walked to its end. */
const progress = () => {
  const begun: { readonly stop: Stop; done: boolean }[] = [];
  let behind: Stop | undefined;
  return {
    began: (stop: Stop) => {
      const one = { stop, done: false };
      begun.push(one);
      return one;
    },
    behind: (): Stop | undefined => {
      while (begun[0]?.done === true) behind = begun.shift()?.stop;
      return behind;
    },
  };
};

/** Works until patience runs out, but at the least one, so that what is resumed comes to its end. */
async function* patiently<T>(works: AsyncIterable<T>, patience: Patience, ranOut: () => void) {
  let isFirst = true;
  for await (const work of works) {
    if (!isFirst && !patience()) return ranOut();
    isFirst = false;
    yield work;
  }
}

/**
 * Erases what is due of an app in one category, by a walk over its whole directory or some slots of it. If it
 * is not finished, `stop` is where to go on.
 */
export const eraseDueOfApp = async (
  holder: Holder,
  app: string,
  keeping: Keeping,
  now: number,
  how: HowFar,
): Promise<Erasure & { readonly stop?: Stop | undefined }> => {
  let total = nothing;
  const far = progress();
  const begun = new Map<Found, ReturnType<typeof far.began>>();
  async function* works(): AsyncGenerator<Found> {
    const ranOut = () => {
      total = { ...total, finished: false };
    };
    for await (const { entry, stop } of patiently(
      entriesOf(holder, app, how),
      how.patience,
      ranOut,
    )) {
      const work = { entry, stop, keeping };
      begun.set(work, far.began(stop));
      await how.progress?.tick();
      yield work;
    }
  }
  await eraseFrom(holder, works(), now, how, (work, result) => {
    const one = begun.get(work);
    begun.delete(work);
    if (one) one.done = result.finished;
    far.behind();
    total = plus(total, result);
    how.progress?.heard(result);
  });
  return total.finished ? total : { ...total, stop: far.behind() ?? how.from };
};
