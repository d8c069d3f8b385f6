import { beforeEach, describe, expect, test } from "vitest";
import { dynamodbClient } from "../../../functions/adapters/clients.ts";
import { turnsOfRequests } from "../../../functions/adapters/request-keys.ts";
import { waitingRequests } from "../../../functions/adapters/waiting-requests.ts";
import { milliseconds } from "../../../functions/policy/duration.ts";
import { operational } from "../../../functions/policy/periods.ts";
import type { Turned } from "../../../functions/ports.ts";
import { apart } from "../../../functions/steps/batches/apart.ts";
import { sweepRequests } from "../../../functions/sweep/sweep-requests.ts";
import { tableOf } from "../../../functions/wiring/holders.ts";
import { cancelDsr, givenDsr, happens } from "../../support/requests.ts";
import { leftOf, purge, rowsInAll, sweep } from "../../support/time.ts";
import { day, givenApp, rowsIn, takeFrom } from "../../support/verbs.ts";
import { start, type World, world } from "../../support/world.ts";

const hour = 3_600_000;

let w: World;
let app: string;
beforeEach(async () => {
  w = await world();
  app = await givenApp(w);
});

/** What the sweep hands on now, and how many it finds near their deadline. */
const look = async () => {
  const sent: unknown[] = [];
  const queue = { send: async ({ turn, ...task }: Turned) => void sent.push(task) };
  const table = tableOf(w.run, "requests");
  const waiting = waitingRequests(dynamodbClient(), table);
  const turns = turnsOfRequests(dynamodbClient(), table);
  const near = await sweepRequests({ waiting, queue, turns }, w.clock.now, apart());
  return { sent, near };
};

describe("invariant 7: a request whose message was lost", () => {
  test("is found by the sweep, a quarter of an hour later, and handed on again", async () => {
    const id = await givenDsr(w, app);
    w.clock.now = start + 900_000 - 1;
    expect((await look()).sent).toEqual([]);
    w.clock.now += 1;
    expect((await look()).sent).toEqual([{ appId: app, requestId: id }]);
    await sweep(w);
    expect(await takeFrom(w, "requestsQueue")).toEqual([]);
    w.clock.now += milliseconds(operational.lease);
    await sweep(w);
    expect(await takeFrom(w, "requestsQueue")).toEqual([{ appId: app, requestId: id }]);
  });

  test.each([
    ["begun", "start", 3_600_000],
    ["held, which calls it when it ends,", "hold", day],
  ] as const)("after it was %s is found again: %s, %i ms later", async (_, kind, wait) => {
    const id = await givenDsr(w, app);
    await happens(w, app, id, { kind: "start" });
    await happens(w, app, id, { kind });
    w.clock.now = start + wait - 1;
    expect((await look()).sent).toEqual([]);
    w.clock.now += 1;
    expect((await look()).sent).toEqual([{ appId: app, requestId: id }]);
    await happens(w, app, id, { kind });
    expect((await look()).sent).toEqual([]);
  });

  test("is not found any more once it has ended", async () => {
    await cancelDsr(w, app, await givenDsr(w, app));
    w.clock.now = start + 40 * day;
    expect(await look()).toEqual({ sent: [], near: 0 });
  });
});

describe("DA-5.request: the month of an open request", () => {
  test("rings a week before it is over, and once a day from then on, until the request ends", async () => {
    const id = await givenDsr(w, app);
    await cancelDsr(w, app, await givenDsr(w, app));
    const deadline = Date.UTC(2030, 1, 15, 12);
    const nearAt = async (now: number) => {
      w.clock.now = now;
      return (await look()).near;
    };
    expect(await nearAt(deadline - 7 * day - 1)).toBe(0);
    expect(await nearAt(deadline - 7 * day)).toBe(1);
    expect(await nearAt(deadline - 7 * day + hour)).toBe(0);
    expect(await nearAt(deadline - 7 * day + milliseconds(operational.tellAgain))).toBe(0);
    expect(await nearAt(deadline - 6 * day)).toBe(1);
    expect(await nearAt(deadline + day - hour)).toBe(0);
    expect(await nearAt(deadline + day)).toBe(1);
    await happens(w, app, id, { kind: "start" });
    expect(await nearAt(deadline + day)).toBe(1);
    await happens(w, app, id, { kind: "complete" });
    expect(await nearAt(deadline + day)).toBe(0);
  });

  test("of another app's request rings, though one of this app has been left open for long", async () => {
    await givenDsr(w, app);
    const other = await givenApp(w);
    w.clock.now += 3 * day + 3 * hour;
    await givenDsr(w, other);
    const own = Date.UTC(2030, 1, 15, 12) - 7 * day;
    const near: number[] = [];
    for (let at = own - hour; at < own + 4 * day; at += hour) {
      w.clock.now = at;
      near.push((await look()).near ?? 0);
    }
    const rung = near.flatMap((count, index) =>
      count > 0 && near[index - 1] === 0 ? [index] : [],
    );
    // looked at by the hour: this app's after one and every day, the other's in the round after three days and three hours
    expect(rung).toEqual([1, 25, 49, 73, 79]);
  });
});

describe("PP-6.configuration: the purge of an app", () => {
  test("takes its requests along, whatever their state, and nobody else's", async () => {
    const other = await givenApp(w);
    await givenDsr(w, other);
    for (let index = 0; index < 10; index++) await givenDsr(w, app);
    await cancelDsr(w, app, await givenDsr(w, app));
    const before = (await rowsInAll(w)).filter((row) => row.includes(other));
    const { body } = await w.call("terminate-app", { app, method: "POST" });
    w.clock.now = Date.parse(body.purgeAt);
    await purge(w, app);
    expect(await leftOf(w, app)).toEqual([]);
    expect(
      (await rowsIn(w, "requests")).filter((row) => JSON.stringify(row).includes(app)),
    ).toEqual([]);
    expect((await rowsInAll(w)).filter((row) => row.includes(other))).toEqual(before);
  });
});
