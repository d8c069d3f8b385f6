import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Outcome } from "../../../functions/ports.ts";
import { pace, partitionRate } from "../../../functions/steps/batches/pace.ts";
import { packer, sendAll } from "../../../functions/steps/batches/packer.ts";

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** A store that answers each write as it is told, and notes the batches that it got. */
const store = (answer: (item: number, sending: number) => Outcome) => {
  const batches: (readonly number[])[] = [];
  const sendings = new Map<number, number>();
  let underWay = 0;
  let most = 0;
  const send = async (batch: readonly number[]): Promise<readonly Outcome[]> => {
    batches.push(batch);
    most = Math.max(most, ++underWay);
    await new Promise((resolve) => setTimeout(resolve, 1));
    underWay--;
    return batch.map((item) => {
      const sending = (sendings.get(item) ?? 0) + 1;
      sendings.set(item, sending);
      return answer(item, sending);
    });
  };
  return { send, batches, most: () => most };
};

const done = (): Outcome => "done";

/** What failed is sent again after a random pause; here it is none. */
beforeEach(() => {
  vi.spyOn(Math, "random").mockReturnValue(0);
});

describe("writes", () => {
  it("go in batches of 25, each of them once, several batches at a time", async () => {
    const { send, batches, most } = store(done);
    expect(await sendAll(send, numbers(1_010))).toEqual({ done: 1_010, unmet: [] });
    expect(batches.map(({ length }) => length)).toEqual([...Array(40).fill(25), 10]);
    expect(new Set(batches.flat()).size).toBe(1_010);
    expect(most()).toBe(16);
  });

  it("that are none are not sent", async () => {
    const { send, batches } = store(done);
    expect(await sendAll(send, [])).toEqual({ done: 0, unmet: [] });
    expect(batches).toEqual([]);
  });

  it("that come in dribbles are packed together", async () => {
    const { send, batches } = store(done);
    const pack = packer(send);
    for (const item of numbers(100)) await pack.add([item], () => {});
    await pack.flush();
    expect(batches).toHaveLength(4);
  });

  it("whose condition is not met are heard of, and not sent again", async () => {
    const { send, batches } = store((item) => (item === 1 ? "unmet" : "done"));
    expect(await sendAll(send, numbers(3))).toEqual({ done: 2, unmet: [1] });
    expect(batches).toHaveLength(1);
  });

  it.each(["throttled", "failed"] as const)(
    "that were %s are sent again, only they, until each is done",
    async (outcome) => {
      const { send, batches } = store((item, sending) =>
        item % 10 === 0 && sending < 3 ? outcome : "done",
      );
      expect(await sendAll(send, numbers(500))).toEqual({ done: 500, unmet: [] });
      const often = numbers(500).map((item) => batches.flat().filter((one) => one === item).length);
      expect(often).toEqual(numbers(500).map((item) => (item % 10 === 0 ? 3 : 1)));
    },
  );

  it("that are all throttled for a while come back at their partition's pace, and none is given up", async () => {
    const end = performance.now() + 500;
    const { send, batches } = store(() => (performance.now() < end ? "throttled" : "done"));
    const pack = packer(send);
    let heard = 0;
    await pack.add(numbers(250), () => heard++, pace(partitionRate));
    await pack.flush();
    expect(heard).toBe(250);
    expect(batches.flat().length).toBeLessThan(250 * 8);
  });

  it("that come back are packed together again", async () => {
    const { send, batches } = store((item, sending) =>
      item % 25 === 0 && sending === 1 ? "throttled" : "done",
    );
    await sendAll(send, numbers(500));
    expect(batches.length).toBeLessThanOrEqual(23);
  });

  it.each([
    ["failed", 12],
    ["refused", 1],
  ] as const)(
    "that %s without end are an error in the end, and stop no other",
    async (outcome, times) => {
      const { send, batches } = store((item) => (item % 100 === 1 ? outcome : "done"));
      const heard: number[] = [];
      const pack = packer(send);
      await pack.add(numbers(1_000), (item) => heard.push(item));
      await expect(pack.flush()).rejects.toThrow("DynamoDB keeps refusing");
      expect(pack.isBroken()).toBe(false);
      expect(heard.sort((a, b) => a - b)).toEqual(
        numbers(1_000).filter((item) => item % 100 !== 1),
      );
      expect(batches.flat().filter((item) => item === 1)).toHaveLength(times);
    },
  );

  it("that are refused one and all end soon, since it is not their fault", async () => {
    const { send, batches } = store(() => "refused");
    const pack = packer(send);
    await expect(pack.add(numbers(5_000), () => {})).rejects.toThrow("DynamoDB keeps refusing");
    expect(pack.isBroken()).toBe(true);
    expect(batches.length).toBeLessThan(25);
  });

  it("of which a request throws are an error once those under way have ended, and no more are sent", async () => {
    const { send, batches } = store((item) => {
      if (item === 30) throw new Error("no access");
      return "done";
    });
    const heard: number[] = [];
    const pack = packer(send);
    await pack.add(numbers(100), (item) => heard.push(item));
    await expect(pack.flush()).rejects.toThrow("no access");
    expect(heard.sort((a, b) => a - b)).toEqual(
      numbers(100).filter((item) => item < 25 || item >= 50),
    );
    await expect(pack.add([1], () => {})).rejects.toThrow("no access");
    expect(batches).toHaveLength(4);
  });

  it("wait while there is no room, so that nobody's memory grows with what is to be deleted", async () => {
    let let_ = (): void => {};
    const gate = new Promise<void>((resolve) => {
      let_ = resolve;
    });
    const pack = packer(async (batch: readonly number[]) => {
      await gate;
      return batch.map((): Outcome => "done");
    });
    let taken = 0;
    const adding = (async () => {
      for (const item of numbers(5_000)) {
        await pack.add([item], () => {});
        taken++;
      }
    })();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(taken).toBeLessThanOrEqual(2 * 16 * 25);
    let_();
    await adding;
    await pack.flush();
    expect(taken).toBe(5_000);
  });
});
