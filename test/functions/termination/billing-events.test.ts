import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { leftOf, purge, rowsInAll } from "../../support/time.ts";
import { day, givenApp, givenMessages, iso, readable } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let app: string;

beforeAll(async () => {
  w = await world();
});

beforeEach(async () => {
  w.clock.now = Math.ceil(w.clock.now / day) * day;
  app = await givenApp(w);
  w.clock.now += day;
});

/** An event as EventBridge delivers it: timed to the second. */
const event = (type: string, at: number, detail: unknown = { appId: app }) => ({
  version: "0",
  source: "billing",
  "detail-type": type,
  time: `${iso(at).slice(0, 19)}Z`,
  detail,
});

const hear = (type: string, at: number, detail?: unknown) =>
  w.deliver("hear-billing", event(type, at, detail));

const appNow = async () => (await w.call("read-app", { app })).body;

describe("PP-6.configuration: billing events", () => {
  it("terminate an app as of their own time, as late as events may come", async () => {
    const terminatedAt = w.clock.now;
    w.clock.now += day / 4;
    await hear("AppTerminated", terminatedAt);
    expect(await appNow()).toMatchObject({
      status: "terminated",
      terminatedAt: iso(terminatedAt),
    });
    w.clock.now = Date.parse((await appNow()).purgeAt) - 1;
    await purge(w, app);
    expect((await appNow()).status).toBe("terminated");
    w.clock.now += 1;
    await purge(w, app);
    expect(await leftOf(w, app)).toEqual([]);
  });

  it("leave the time for a return, however old they say that they are", async () => {
    w.clock.now += 100 * day;
    await hear("AppTerminated", w.clock.now - 95 * day);
    expect(await appNow()).toMatchObject({
      status: "terminated",
      terminatedAt: iso(w.clock.now - day / 4),
    });
    w.clock.now += 58 * day;
    await hear("AppReactivated", w.clock.now);
    expect(await appNow()).toMatchObject({ status: "active" });
  });

  it("bring an app back, with all that it holds", async () => {
    await givenMessages(w, app, "c", "m");
    await hear("AppTerminated", w.clock.now);
    w.clock.now += day;
    await hear("AppReactivated", w.clock.now);
    expect(await appNow()).toMatchObject({ status: "active" });
    expect(await readable(w, app, "c")).toEqual(["m"]);
  });

  it("that come twice change nothing the second time", async () => {
    const at = w.clock.now;
    await hear("AppTerminated", at);
    const terminated = await appNow();
    w.clock.now += 5 * day;
    await hear("AppTerminated", at);
    await hear("AppTerminated", w.clock.now);
    expect(await appNow()).toEqual(terminated);
    const back = w.clock.now;
    await hear("AppReactivated", back);
    const active = await appNow();
    w.clock.now += 5 * day;
    await hear("AppReactivated", back);
    await hear("AppReactivated", w.clock.now);
    expect(await appNow()).toEqual(active);
  });

  it("that are older than the app's last change of status change nothing", async () => {
    const [first, second, third] = [w.clock.now, w.clock.now + day, w.clock.now + 2 * day];
    w.clock.now = third;
    await hear("AppReactivated", second);
    await hear("AppTerminated", third);
    await hear("AppReactivated", second);
    expect(await appNow()).toMatchObject({ status: "terminated", terminatedAt: iso(third) });
    w.clock.now += day;
    await hear("AppReactivated", w.clock.now);
    await hear("AppTerminated", first);
    await hear("AppTerminated", third);
    expect(await appNow()).toMatchObject({ status: "active" });
  });

  it("of the second in which the app last changed count as after it", async () => {
    w.clock.now += 700;
    await w.call("terminate-app", { app, method: "POST" });
    w.clock.now += 200;
    await hear("AppReactivated", w.clock.now);
    expect(await appNow()).toMatchObject({ status: "active" });
  });

  it("by a clock that is ahead count from their arrival, so that the app can still be brought back", async () => {
    await hear("AppTerminated", w.clock.now + 60_000);
    expect(await appNow()).toMatchObject({ terminatedAt: iso(w.clock.now) });
    w.clock.now += 1_000;
    expect((await w.call("reactivate-app", { app, method: "DELETE" })).body).toMatchObject({
      status: "active",
    });
  });

  it("for an app that nobody knows are passed over", async () => {
    const before = await rowsInAll(w);
    await hear("AppTerminated", w.clock.now, { appId: "nobody" });
    await hear("AppReactivated", w.clock.now, { appId: "nobody" });
    expect(await rowsInAll(w)).toEqual(before);
  });

  it("that cannot be read fail, to come again or become a dead letter, and change nothing", async () => {
    const before = await rowsInAll(w);
    const broken = [
      event("AppTerminated", w.clock.now, {}),
      event("AppTerminated", w.clock.now, { appId: 7 }),
      event("AppTerminated", w.clock.now, { appId: "no id at all" }),
      event("AppTerminated", w.clock.now, null),
      { ...event("AppTerminated", w.clock.now), time: "yesterday" },
      { ...event("AppTerminated", w.clock.now), time: undefined },
    ];
    for (const one of broken) await expect(w.deliver("hear-billing", one)).rejects.toThrow();
    expect(await rowsInAll(w)).toEqual(before);
  });

  it("of other types change nothing", async () => {
    const before = await rowsInAll(w);
    await hear("AppRenamed", w.clock.now);
    expect(await rowsInAll(w)).toEqual(before);
  });

  it("that bring an app back from the instant of its purge on come too late", async () => {
    await hear("AppTerminated", w.clock.now);
    w.clock.now = Date.parse((await appNow()).purgeAt);
    await hear("AppReactivated", w.clock.now);
    expect(await appNow()).toMatchObject({ status: "terminated" });
    await hear("AppReactivated", w.clock.now - 1_000);
    expect(await appNow()).toMatchObject({ status: "active" });
  });
});
