/** Invariant 8: work that takes many messages is never done beside itself, whoever calls for it, and whoever dies. */
import { beforeAll, describe, expect, it } from "vitest";
import { dynamodbClient } from "../../../functions/adapters/clients.ts";
import { turnsOfApps } from "../../../functions/adapters/dynamodb-turns.ts";
import { milliseconds } from "../../../functions/policy/duration.ts";
import { operational } from "../../../functions/policy/periods.ts";
import type { Arrived } from "../../../functions/ports.ts";
import { beginChain, inTurn } from "../../../functions/steps/turns/in-turn.ts";
import { tableOf } from "../../../functions/wiring/holders.ts";
import { givenApp } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

type Message = Arrived & { readonly step: number };

/** Work of many steps on an app's row, whose messages the test hands out. */
const given = async () => {
  const turns = turnsOfApps(dynamodbClient(), tableOf(w.run, "configuration"));
  const name = await givenApp(w);
  const sent: Message[] = [];
  const done: number[] = [];
  const queue = { send: async (message: Message) => void sent.push(message) };
  const chain = { turns, name, now: () => w.clock.now };
  const work = (message: Message, meanwhile: () => Promise<unknown> = async () => {}) =>
    inTurn(chain, message, async (passing) => {
      done.push(message.step);
      await meanwhile();
      await passing(queue).send({ step: message.step + 1 });
    });
  const sweep = () => beginChain(chain, (turned) => queue.send({ ...turned, step: 0 }));
  return { ...chain, sent, done, work, sweep };
};

describe("work whose turn it is", () => {
  it("goes on message by message, and a message that comes twice does nothing", async () => {
    const { sent, done, work } = await given();
    await work({ step: 0 });
    const [first = { step: -1 }] = sent;
    await work(first);
    await work(first);
    expect(done).toEqual([0, 1]);
    expect(sent).toHaveLength(2);
  });

  it("is sent on once, though its message is worked on twice at the same time", async () => {
    const { sent, work } = await given();
    await work({ step: 0 });
    const [first = { step: -1 }] = sent;
    await work(first, () => work(first));
    expect(sent.map(({ step }) => step)).toEqual([1, 2]);
  });

  it("ends when another chain begins, and that one goes on", async () => {
    const { sent, done, work } = await given();
    await work({ step: 0 });
    await work({ step: 10 });
    for (const message of sent.slice()) await work(message);
    expect(done).toEqual([0, 10, 11]);
    expect(sent).toHaveLength(3);
  });

  it("is begun by the sweep when none has made a step for so long, and not before", async () => {
    const { sent, work, sweep } = await given();
    await sweep();
    await sweep();
    expect(sent).toHaveLength(1);
    w.clock.now += milliseconds(operational.lease) - 1;
    await work(sent[0] ?? { step: -1 });
    w.clock.now += milliseconds(operational.lease) - 1;
    await sweep();
    expect(sent).toHaveLength(2);
    w.clock.now += 1;
    await sweep();
    expect(sent).toHaveLength(3);
    await work(sent[1] ?? { step: -1 });
    expect(sent).toHaveLength(3);
  });

  it("goes on by the same message after its worker has died, and is free again at its end", async () => {
    const { sent, done, work, sweep, turns, name } = await given();
    await work({ step: 0 });
    const [first = { step: -1 }] = sent;
    const died = work(first, async () => Promise.reject(new Error("The worker died")));
    await expect(died).rejects.toThrow("The worker died");
    await inTurn({ turns, name, now: () => w.clock.now }, first, async () => {
      done.push(first.step);
    });
    expect(done).toEqual([0, 1, 1]);
    await sweep();
    expect(sent).toHaveLength(2);
  });

  it("goes on by the same message when the next one could not be sent, or nobody lived to note it", async () => {
    const { sent, done, work, turns, name, ...chain } = await given();
    await work({ step: 0 });
    const [first = { step: -1 }] = sent;
    const broken = { send: () => Promise.reject(new Error("SQS")) };
    const unsent = inTurn({ turns, name, ...chain }, first, (passing) =>
      passing(broken).send({ step: 2 }),
    );
    await expect(unsent).rejects.toThrow("SQS");
    const pass = () => Promise.reject(new Error("The worker died"));
    const died = inTurn({ turns: { ...turns, pass }, name, ...chain }, first, (passing) =>
      passing({ send: async (message) => void sent.push({ ...message, step: 2 }) }).send({}),
    );
    await expect(died).rejects.toThrow("The worker died");
    await work(first);
    expect(sent.map(({ step }) => step)).toEqual([1, 2, 2]);
    const [, ...twice] = sent.map((message, index) => ({ ...message, message: `m${index}` }));
    for (const message of twice) await work(message);
    expect(done).toEqual([0, 1, 2]);
    await work(first);
    expect(done).toEqual([0, 1, 2]);
  });

  it("is sent again when its first message has not arrived for a while, and is worked on once", async () => {
    const { sent, done, work, sweep } = await given();
    await sweep();
    w.clock.now += milliseconds(operational.sentAgain) - 1;
    await sweep();
    expect(sent).toHaveLength(1);
    w.clock.now += 1;
    await sweep();
    await sweep();
    expect(sent).toHaveLength(2);
    const arrived = sent.map((message, index) => ({ ...message, message: `m${index}` }));
    const never = new Promise<void>(() => {});
    let begun = () => {};
    const isBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    void work(arrived[1] ?? { step: -1 }, () => {
      begun();
      return never;
    });
    await isBegun;
    await work(arrived[0] ?? { step: -1 });
    w.clock.now += 2 * milliseconds(operational.sentAgain);
    await sweep();
    expect(done).toEqual([0]);
    expect(sent).toHaveLength(2);
  });

  it("is done as it is where there is no row, by a message that begins it alone", async () => {
    const { turns, done } = await given();
    const step = (turn?: string) =>
      inTurn({ turns, name: "nobody", now: () => w.clock.now }, { turn }, async () => {
        done.push(7);
      });
    await step();
    await step("of something that is gone");
    expect(done).toEqual([7]);
  });

  it("has no lease if its first message could not be sent", async () => {
    const { turns, name, sent, sweep } = await given();
    const chain = { turns, name, now: () => w.clock.now };
    const failed = beginChain(chain, () => Promise.reject(new Error("SQS")));
    await expect(failed).rejects.toThrow("SQS");
    await sweep();
    expect(sent).toHaveLength(1);
  });
});
