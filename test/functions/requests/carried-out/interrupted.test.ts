import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Holder } from "../../../../functions/ports.ts";
import {
  askFor,
  carrying,
  carryOut,
  type Ports,
  stateOf,
  workOff,
} from "../../../support/deletions.ts";
import { everything, givenChat, there } from "../../../support/holds.ts";
import { stride } from "../../../support/some-of.ts";
import { recordsOf } from "../../../support/verbs.ts";
import { type World, world } from "../../../support/world.ts";

let w: World;
let app: string;
let other: string;

beforeAll(async () => {
  w = await world();
  other = await givenChat(w);
});
beforeEach(async () => {
  app = await givenChat(w);
  w.clock.now += 1_000;
});

const stays = everything.filter((one) => !one.includes("alice"));

type Call = (...given: unknown[]) => unknown;

/** Counts the calls of ports, however deep they lie; the one with this number fails, before it is made or after. */
const failing = <P extends object>(ports: P, at: number, when: "before" | "after") => {
  let calls = 0;
  const wrap =
    (call: Call) =>
    async (...given: unknown[]) => {
      const isIt = ++calls === at;
      if (isIt && when === "before") throw new Error("The call was never made");
      const answer = await call(...given);
      if (isIt) throw new Error("The answer was lost");
      return answer;
    };
  const within = (value: unknown): unknown => {
    if (typeof value === "function") return wrap(value as Call);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, within(one)]));
  };
  return { ports: within(ports) as P, calls: () => calls };
};

/** Ports that note the place of each record which a store says it has deleted. */
const noting = ({ holders, ...ports }: Ports) => {
  const deleted: string[] = [];
  const noted = (holder: Holder): Holder => {
    const erase: Holder["records"]["erase"] = async (batch) => {
      const outcomes = await holder.records.erase(batch);
      const done = batch.filter((_, index) => outcomes[index] === "done");
      deleted.push(...done.map(({ pk, sk }) => `${pk} ${sk}`));
      return outcomes;
    };
    return { ...holder, records: { ...holder.records, erase } };
  };
  const { messages, userInformation } = holders;
  const all = { messages: noted(messages), userInformation: noted(userInformation) };
  return { ports: { ...ports, holders: { ...holders, ...all } }, deleted };
};

/** Works a request off whose port fails once, and is delivered again, as the queue does it. */
const workOffFailing = async (id: string, at: number, when: "before" | "after") => {
  const own = carrying(w);
  const { ports: noted, deleted } = noting(own.ports);
  const { ports, calls } = failing<Ports>(noted, at, when);
  const first = { appId: app, requestId: id };
  own.tasks.push(first);
  let failures = 0;
  while (own.tasks.length > 0) {
    const task = own.tasks[0] ?? first;
    try {
      await workOff(w, { ports, tasks: own.tasks });
    } catch {
      if (++failures > 1) throw new Error("It failed twice");
      own.tasks.push(task);
    }
  }
  return { calls: calls(), failures, deleted };
};

describe("DA-5.request: a request that breaks off", () => {
  it.each([
    ["before", 3],
    ["after", 9],
  ] as const)(
    "%s any call comes to its end, deletes nothing twice, and touches nobody else",
    async (when, first) => {
      const ofOther = async () => [
        ...(await recordsOf(w, "messages", other)),
        ...(await recordsOf(w, "user-information", other)),
      ];
      const before = await ofOther();
      for (let at = stride(first); ; at += stride(12)) {
        const own = await givenChat(w);
        app = own;
        w.clock.now += 1_000;
        const id = await askFor(w, app, { userId: "alice" });
        w.clock.now += 15_000;
        const { calls, deleted } = await workOffFailing(id, at, when);
        expect(await stateOf(w, app, id), `call ${at}`).toBe("completed");
        expect(await there(w, app)).toEqual(stays);
        expect([deleted.length, new Set(deleted).size], `call ${at}`).toEqual([3, 3]);
        if (calls < at) break;
      }
      expect(await ofOther()).toEqual(before);
    },
    240_000,
  );

  it("is not completed while a step never works", async () => {
    const id = await askFor(w, app, { userId: "alice" });
    w.clock.now += 15_000;
    const own = carrying(w);
    const never = async () => {
      throw new Error("It never works");
    };
    const { messages } = own.ports.holders;
    const broken = { ...messages, records: { ...messages.records, erase: never } };
    const ports = { ...own.ports, holders: { ...own.ports.holders, messages: broken } };
    for (let attempt = 0; attempt < 3; attempt++) {
      own.tasks.push({ appId: app, requestId: id });
      await expect(workOff(w, { ports, tasks: own.tasks })).rejects.toThrow();
      expect(await stateOf(w, app, id)).toBe("in_progress");
    }
    await carryOut(w, app, id);
    expect(await stateOf(w, app, id)).toBe("completed");
  });

  it("is not completed while a store says it erased what it did not", async () => {
    const id = await askFor(w, app, { userId: "alice" });
    w.clock.now += 15_000;
    const own = carrying(w);
    const { messages } = own.ports.holders;
    const erase = async (batch: readonly unknown[]) => batch.map(() => "done" as const);
    const lying = { ...messages, records: { ...messages.records, erase } };
    const ports = { ...own.ports, holders: { ...own.ports.holders, messages: lying } };
    own.tasks.push({ appId: app, requestId: id });
    await expect(workOff(w, { ports, tasks: own.tasks })).rejects.toThrow();
    expect(await stateOf(w, app, id)).toBe("in_progress");
  });

  it("goes on where it stopped when its time ran out", async () => {
    const id = await askFor(w, app, { userId: "alice" });
    w.clock.now += 15_000;
    const own = carrying(w);
    own.tasks.push({ appId: app, requestId: id });
    expect(await workOff(w, own, () => false)).toBeGreaterThan(4);
    expect(await stateOf(w, app, id)).toBe("completed");
    expect(await there(w, app)).toEqual(stays);
  });
});
