import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { pace } from "../../../functions/steps/batches/pace.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A store that takes so many writes a second, and throttles the rest. */
const storeOf = (limit: number) => {
  let tokens = 0;
  let last = performance.now();
  return (): boolean => {
    tokens = Math.min(limit / 10, tokens + ((performance.now() - last) / 1_000) * limit);
    last = performance.now();
    if (tokens < 1) return false;
    tokens--;
    return true;
  };
};

/** Writes at a pace for some seconds; how many a second were taken, and how many were sent for each one taken. */
const write = async (start: number, limit: number, seconds: number) => {
  const own = pace(start);
  const takes = storeOf(limit);
  const sum = { sent: 0, taken: 0 };
  const send = () => {
    const isTaken = takes();
    own.heard(isTaken, performance.now());
    sum.sent++;
    if (isTaken) sum.taken++;
  };
  const end = performance.now() + seconds * 1_000;
  const writing = (async () => {
    while (performance.now() < end) {
      await own.turn(25);
      for (let item = 0; item < 25; item++) send();
    }
  })();
  await vi.advanceTimersByTimeAsync(seconds * 1_000 + 60_000);
  await writing;
  return { perSecond: sum.taken / seconds, sentPerTaken: sum.sent / sum.taken };
};

describe("a pace", () => {
  it("that is right from the start uses what the store takes, and wastes little", async () => {
    const { perSecond, sentPerTaken } = await write(1_000, 1_000, 20);
    expect(perSecond).toBeGreaterThan(950);
    expect(sentPerTaken).toBeLessThan(1.03);
  });

  it("that is too fast slows down to what the store takes, and no further", async () => {
    const { perSecond, sentPerTaken } = await write(20_000, 1_000, 60);
    expect(perSecond).toBeGreaterThan(950);
    expect(sentPerTaken).toBeLessThan(1.1);
  });

  it("that is too slow grows to what the store takes", async () => {
    const { perSecond } = await write(200, 1_000, 60);
    expect(perSecond).toBeGreaterThan(700);
  });

  it("never comes to a standstill, however often a store refuses", async () => {
    const own = pace(1_000);
    for (let item = 0; item < 10_000; item++) own.heard(false, performance.now());
    const turn = own.turn(25).then(() => own.turn(25));
    await vi.advanceTimersByTimeAsync(60_000);
    await expect(turn).resolves.toBeUndefined();
  });
});
