import { beforeAll, describe, expect, test } from "vitest";
import { milliseconds } from "../../../functions/policy/duration.ts";
import { operational } from "../../../functions/policy/periods.ts";
import { ear } from "../../support/bus.ts";
import { both, confirm, givenShared, givenSharer, settle } from "../../support/sharing.ts";
import { day, iso, rowsOf, takeFrom } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let heard: Awaited<ReturnType<typeof ear>>;
beforeAll(async () => {
  w = await world();
  heard = await ear(w);
});

const [shared, withdrawn] = ["ApplicationDetailsShared", "ApplicationDetailsWithdrawn"];
const typesOf = async (app: string) => (await heard(app)).map(({ type }) => type);

/** Carries out what waits for settlement, and nothing else. */
const work = async (): Promise<void> => {
  const tasks = await takeFrom(w, "settlementQueue");
  if (tasks.length === 0) return;
  expect(await w.work("settle-configuration", tasks)).toBe(0);
  await work();
};

const hear = (type: string) => (app: string) =>
  w.deliver("hear-billing", {
    "detail-type": type,
    time: iso(w.clock.now),
    detail: { appId: app },
  });

const byApi = {
  terminate: (app: string) => w.call("terminate-app", { app, method: "POST" }),
  reactivate: (app: string) => w.call("reactivate-app", { app, method: "DELETE" }),
};
const byEvent = { terminate: hear("AppTerminated"), reactivate: hear("AppReactivated") };

describe.each([
  ["by the API", byApi],
  ["by a billing event", byEvent],
])("PP-4.sharing: an app that is terminated %s", (_how, { terminate, reactivate }) => {
  test("withdraws what it shared at once, and shares it again when it comes back", async () => {
    const app = await givenShared(w);
    await work();
    await heard(app);
    w.clock.now += day;
    await terminate(app);
    await work();
    expect(await typesOf(app)).toEqual([withdrawn]);
    await confirm(w, app);
    expect(await rowsOf(w, "sharing", app)).toEqual([]);
    w.clock.now += day;
    await reactivate(app);
    await work();
    expect(await typesOf(app)).toEqual([shared]);
    expect(await rowsOf(w, "sharing", app)).toMatchObject([{ state: "shared" }]);
  });

  test("withdraws even if no message was ever sent, with the next sweep, and shares again alike", async () => {
    const app = await givenShared(w);
    await work();
    await heard(app);
    for (const [act, said] of [
      [terminate, withdrawn],
      [reactivate, shared],
    ] as const) {
      w.clock.now += day;
      await act(app);
      await takeFrom(w, "settlementQueue");
      w.clock.now += milliseconds(operational.sweepEvery);
      await w.deliver("sweep");
      await work();
      expect(new Set(await typesOf(app))).toEqual(new Set([said]));
    }
  });

  test("withdraws even if its first message was lost, once it is terminated again", async () => {
    const app = await givenShared(w);
    await work();
    await heard(app);
    await terminate(app);
    await takeFrom(w, "settlementQueue");
    await terminate(app);
    await work();
    expect(await typesOf(app)).toEqual([withdrawn]);
    await reactivate(app);
    await takeFrom(w, "settlementQueue");
    await reactivate(app);
    await work();
    expect(await typesOf(app)).toEqual([shared]);
  });

  test("says nothing to a recipient that never had anything, then or later", async () => {
    const app = await givenSharer(w, { ...both, optIn: false });
    await terminate(app);
    await work();
    w.clock.now += day;
    await reactivate(app);
    await work();
    expect(await typesOf(app)).toEqual([]);
  });

  test("shares nothing while it is terminated, whatever it configures", async () => {
    const app = await givenSharer(w, both);
    await terminate(app);
    await settle(w, app);
    await work();
    expect(await typesOf(app)).toEqual([]);
  });
});
