import { beforeAll, describe, expect, test } from "vitest";
import { milliseconds } from "../../../functions/policy/duration.ts";
import { operational } from "../../../functions/policy/periods.ts";
import { ear } from "../../support/bus.ts";
import { confirm, givenShared, givenSharer, settle } from "../../support/sharing.ts";
import { purge } from "../../support/time.ts";
import { rowsOf, takeFrom } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let heard: Awaited<ReturnType<typeof ear>>;
beforeAll(async () => {
  w = await world();
  heard = await ear(w);
});

const withdrawn = "ApplicationDetailsWithdrawn";
const typesOf = async (app: string) => (await heard(app)).map(({ type }) => type);

const givenPurged = async (app: string) => {
  const { body } = await w.call("terminate-app", { app, method: "POST" });
  w.clock.now = Date.parse(body.purgeAt);
  await purge(w, app);
  expect(await rowsOf(w, "apps", app)).toEqual([]);
};

describe("PP-4.sharing: the purge of an app", () => {
  test("reaches the recipient, who is reminded even after the app is gone, until it confirms", async () => {
    const app = await givenShared(w);
    await heard(app);
    await givenPurged(app);
    const said = await typesOf(app);
    expect(said[0]).toBe(withdrawn);
    expect(said.at(-1)).toBe("AppPurged");
    expect(await rowsOf(w, "sharing", app)).toMatchObject([{ state: "withdrawing" }]);
    w.clock.now += milliseconds(operational.overdueAlarm);
    await takeFrom(w, "settlementQueue");
    await w.deliver("sweep");
    const tasks = await takeFrom(w, "settlementQueue");
    expect(tasks).toContainEqual({ appId: app, remind: true });
    await w.work("settle-configuration", tasks);
    expect(await typesOf(app)).toEqual([withdrawn]);
    await confirm(w, app);
    expect(await rowsOf(w, "sharing", app)).toEqual([]);
    await settle(w, app);
    expect(await typesOf(app)).toEqual([]);
  });

  test("says nothing to a recipient that never had anything", async () => {
    const app = await givenSharer(w);
    await givenPurged(app);
    expect(await typesOf(app)).toEqual(["AppPurged"]);
    expect(await rowsOf(w, "sharing", app)).toEqual([]);
  });
});
