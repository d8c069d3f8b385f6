/**
 * Everything that goes through partitions stops in time and goes on where it was, be it within a partition: so nothing
 * that a worker does takes longer than a worker lives, and however little time there is, it comes to its end.
 */
import { describe, expect, it } from "vitest";
import { pages } from "../../support/walkers/store.ts";
import type { Walker } from "../../support/walkers/walker.ts";
import { walkers } from "../../support/walkers.ts";

const never = () => false;
const always = () => true;

/** Runs until everything is done; answers how many runs that took. */
const runs = async ({ run }: Walker): Promise<number> => {
  for (let count = 1; count <= 10 * pages; count++) if (await run(never)) return count;
  throw new Error("It makes no headway");
};

/** A walker that had all the time it wanted. */
const unhurried = async (make: () => Walker) => {
  const walker = make();
  for (let isDone = false; !isDone; ) isDone = await walker.run(always);
  return walker;
};

const mostWrites = ({ store }: Walker): number => Math.max(0, ...store.asked.writes.values());

/** Walks that come one after the other end each in a run of their own: a shard, a part, a stage. */
const ends = 8;

describe.each(Object.entries(walkers))("DA-5: %s", (_, make) => {
  it("with time for one page a run comes to the same end, in about as many runs as there are pages", async () => {
    const whole = await unhurried(make);
    const walker = make();
    const taken = await runs(walker);
    expect(walker.outcome()).toEqual(whole.outcome());
    expect(walker.store.asked.pages).toBeLessThanOrEqual(whole.store.asked.pages + ends);
    expect(taken).toBeLessThanOrEqual(whole.store.asked.pages + ends);
    expect(mostWrites(walker)).toBeLessThanOrEqual(1);
  });

  it("interrupted at any page comes to the same end, and writes no record twice", async () => {
    const whole = await unhurried(make);
    for (let border = 1; border < whole.store.asked.pages; border++) {
      const walker = make();
      await walker.run(() => walker.store.asked.pages < border);
      for (let isDone = false; !isDone; ) isDone = await walker.run(always);
      expect(walker.outcome()).toEqual(whole.outcome());
      expect(mostWrites(walker)).toBeLessThanOrEqual(1);
    }
  });
});
