import { beforeAll, describe, expect, test } from "vitest";
import { milliseconds } from "../../../functions/policy/duration.ts";
import { operational } from "../../../functions/policy/periods.ts";
import { ear } from "../../support/bus.ts";
import { both, confirm, givenShared, givenSharer, settle } from "../../support/sharing.ts";
import { change, iso, rowsOf, takeFrom } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let heard: Awaited<ReturnType<typeof ear>>;
beforeAll(async () => {
  w = await world();
  heard = await ear(w);
});

const withdrawn = (app: string, since = w.clock.now) => ({
  type: "ApplicationDetailsWithdrawn",
  detail: { appId: app, recipient: "trtc", since: iso(since) },
});
const state = async (app: string) => (await rowsOf(w, "sharing", app)).map((row) => row.state);

/** Takes everything that waits for settlement. */
const waiting = async (): Promise<unknown[]> => {
  const tasks = await takeFrom(w, "settlementQueue");
  return tasks.length === 0 ? [] : [...tasks, ...(await waiting())];
};

/** What the sweep hands on, and nothing else, carried out. */
const sweepAndSettle = async () => {
  await waiting();
  await w.deliver("sweep");
  expect(await w.work("settle-configuration", await waiting())).toBe(0);
};

const givenWithdrawn = async () => {
  const app = await givenShared(w);
  await change(w, app, { sharing: { trtc: { optIn: false } } });
  await settle(w, app);
  return app;
};

describe("PP-4.sharing: a withdrawal", () => {
  test.each([
    ["of the opt-in", { sharing: { trtc: { optIn: false } } }],
    ["of the subscription", { sharing: { trtc: { subscribed: false } } }],
    ["of the whole choice", { sharing: null }],
  ])("%s reaches the recipient", async (_what, patch) => {
    const app = await givenShared(w);
    await heard(app);
    await change(w, app, patch);
    await settle(w, app);
    expect(await heard(app)).toEqual([withdrawn(app)]);
    expect(await state(app)).toEqual(["withdrawing"]);
  });

  test("reaches nobody if nothing was shared", async () => {
    const app = await givenSharer(w, { optIn: true, subscribed: false });
    await change(w, app, { sharing: null });
    await settle(w, app);
    expect(await heard(app)).toEqual([]);
  });

  test("is repeated every hour until it is confirmed, and not a millisecond earlier", async () => {
    const app = await givenWithdrawn();
    const since = w.clock.now;
    await heard(app);
    for (const _ of [1, 2]) {
      w.clock.now += milliseconds(operational.overdueAlarm) - 1;
      await sweepAndSettle();
      expect(await heard(app)).toEqual([]);
      w.clock.now += 1;
      await sweepAndSettle();
      expect(await heard(app)).toEqual([withdrawn(app, since)]);
    }
    await confirm(w, app);
    expect(await state(app)).toEqual([]);
    w.clock.now += 10 * milliseconds(operational.overdueAlarm);
    await sweepAndSettle();
    expect(await heard(app)).toEqual([]);
  });

  test("remembers since when it has been waiting, however often it is repeated", async () => {
    const app = await givenWithdrawn();
    const since = w.clock.now;
    w.clock.now += milliseconds(operational.overdueAlarm);
    await sweepAndSettle();
    await settle(w, app);
    expect(await rowsOf(w, "sharing", app)).toMatchObject([{ since }]);
  });

  test("and a new opt-in before it is confirmed: what is shared again stays shared", async () => {
    const app = await givenWithdrawn();
    const since = iso(w.clock.now);
    await change(w, app, { sharing: { trtc: both } });
    await settle(w, app);
    await confirm(w, app, { since });
    expect(await state(app)).toEqual(["shared"]);
  });
});

describe("PP-4.sharing: a recipient's confirmation", () => {
  test("before a withdrawal changes nothing: the recipient is still told of one", async () => {
    const app = await givenShared(w);
    const before = await rowsOf(w, "sharing", app);
    await confirm(w, app);
    expect(await rowsOf(w, "sharing", app)).toEqual(before);
    await heard(app);
    await change(w, app, { sharing: null });
    await settle(w, app);
    expect(await heard(app)).toEqual([withdrawn(app)]);
  });

  test("ends the withdrawal, and comes twice without harm", async () => {
    const app = await givenWithdrawn();
    await confirm(w, app);
    await confirm(w, app);
    expect(await rowsOf(w, "sharing", app)).toEqual([]);
  });

  test("of an earlier withdrawal, come late or again, does not end a later one", async () => {
    const app = await givenWithdrawn();
    const since = iso(w.clock.now);
    await confirm(w, app);
    w.clock.now += 1_000;
    await change(w, app, { sharing: { trtc: both } });
    await settle(w, app);
    w.clock.now += 1_000;
    await change(w, app, { sharing: null });
    await settle(w, app);
    const before = await rowsOf(w, "sharing", app);
    await confirm(w, app, { since });
    expect(await rowsOf(w, "sharing", app)).toEqual(before);
    await confirm(w, app);
    expect(await state(app)).toEqual([]);
  });

  test("for another app, or by another recipient, ends nobody's withdrawal", async () => {
    const [app, other] = [await givenWithdrawn(), await givenWithdrawn()];
    await expect(confirm(w, app, { recipient: "somebody" })).rejects.toThrow("invalid-input");
    await confirm(w, "unknown");
    await confirm(w, other);
    expect([await state(app), await state(other)]).toEqual([["withdrawing"], []]);
  });

  test.each([
    [{}],
    [{ appId: "a|b", recipient: "trtc", since: "2030-01-15T12:00:00Z" }],
    [{ appId: "app1", since: "2030-01-15T12:00:00Z" }],
    [{ appId: "app1", recipient: "", since: "2030-01-15T12:00:00Z" }],
    [{ appId: "app1", recipient: "trtc" }],
    [{ appId: "app1", recipient: "trtc", since: "yesterday" }],
    ["text"],
  ])("that says %j is an error, and changes nothing", async (detail) => {
    const app = await givenWithdrawn();
    const before = await rowsOf(w, "sharing", app);
    await expect(w.deliver("hear-recipient", { detail })).rejects.toThrow("invalid-input");
    expect(await rowsOf(w, "sharing", app)).toEqual(before);
  });
});
