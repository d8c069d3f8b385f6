/** Invariants 1, 2, 4, 5, 6 and 11: an access bundle is over in a day, and goes with whatever it was made of. */
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  accessTo,
  askForAccess,
  bundleOf,
  fetchableOf,
  givenBundle,
} from "../../../support/access.ts";
import { carrying, workOff } from "../../../support/deletions.ts";
import { givenChat, there } from "../../../support/holds.ts";
import { leftOf, purge, settle, sweep } from "../../../support/time.ts";
import { change, day, objectsOf, recordsOf } from "../../../support/verbs.ts";
import { type World, world } from "../../../support/world.ts";

let w: World;
let app: string;
beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  app = await givenChat(w);
  w.clock.now += 1_000;
});

const alice = { userId: "alice" };

const fetchable = (id: string) => fetchableOf(w, app, id);

describe("DA-5.request: the links to a bundle", () => {
  it("are made anew each time, live no longer than any session that signs, and not a moment longer than the bundle", async () => {
    const id = await givenBundle(w, app, "alice");
    const { until, categories } = await bundleOf(w, app, id);
    expect(Date.parse(until) - w.clock.now).toBeLessThanOrEqual(day);
    const [{ url }] = categories[0].files;
    const seconds = Number(new URL(url).searchParams.get("X-Amz-Expires"));
    expect(seconds).toBe(300);
    w.clock.now = Date.parse(until) - 1_000;
    const [late] = (await bundleOf(w, app, id)).categories[0].files;
    expect(new URL(late.url).searchParams.get("X-Amz-Expires")).toBe("1");
    w.clock.now = Date.parse(until);
    expect(await bundleOf(w, app, id)).toMatchObject({ state: "over" });
    expect(await fetchable(id)).toEqual([]);
  });

  it("open nothing without the headers beside them", async () => {
    const id = await givenBundle(w, app, "alice");
    const [{ url }] = (await bundleOf(w, app, id)).categories[0].files;
    expect((await fetch(url)).ok).toBe(false);
  });
});

describe("a bundle whose day is over", () => {
  it("is taken by the next sweep, objects and rows, and not a moment before", async () => {
    const id = await givenBundle(w, app, "alice");
    const end = Date.parse((await bundleOf(w, app, id)).until);
    expect(await objectsOf(w, app)).toHaveLength(2);
    w.clock.now = end - 1;
    await sweep(w);
    expect(await objectsOf(w, app)).toHaveLength(2);
    w.clock.now = end;
    await sweep(w);
    expect(await objectsOf(w, app)).toEqual([]);
    expect(await there(w, app)).toHaveLength(6);
    expect(await accessTo(w, app, id)).toMatchObject({
      status: 200,
      body: { status: "completed", bundle: { state: "over" } },
    });
  });
});

describe("DA-5.opt-out: a bundle of an app that opts out", () => {
  it.each([
    ["messages", ["userInformation"]],
    ["userInformation", ["messages"]],
  ])("of %s loses that part at once, and keeps the other", async (category, left) => {
    const id = await givenBundle(w, app, "alice");
    await change(w, app, { storage: { [category]: { store: false } } });
    await settle(w, app);
    expect(await fetchable(id)).toEqual(left);
    expect(await objectsOf(w, app)).toHaveLength(1);
    expect((await bundleOf(w, app, id)).state).toBe("erased");
  });

  it.each([1, 2])(
    "while it is being made is not made, at its reading %i of the app",
    async (at) => {
      const { body } = await askForAccess(w, app, alice);
      const own = carrying(w);
      let reads = 0;
      const apps = {
        tenant: async (appId: string) => {
          if (++reads === at) {
            const none = { store: false };
            await change(w, app, { storage: { messages: none, userInformation: none } });
            await settle(w, app);
          }
          return own.ports.apps.tenant(appId);
        },
      };
      own.tasks.push({ appId: app, requestId: body.requestId });
      await workOff(w, { ...own, ports: { ...own.ports, apps } });
      expect(reads).toBeGreaterThan(1);
      expect(await objectsOf(w, app)).toEqual([]);
      expect(await recordsOf(w, "messages", app)).toEqual([]);
      expect(await bundleOf(w, app, body.requestId)).toMatchObject({ state: "empty" });
    },
  );
});

describe("PP-6.configuration: a bundle of an app that is purged", () => {
  it("goes with everything else", async () => {
    await givenBundle(w, app, "alice");
    await w.call("terminate-app", { app, method: "POST" });
    const { body } = await w.call("read-app", { app });
    w.clock.now = Date.parse(body.purgeAt);
    await givenBundle(w, await givenChat(w), "alice");
    await purge(w, app);
    expect(await objectsOf(w, app)).toEqual([]);
    expect(await leftOf(w, app)).toEqual(
      expect.not.arrayContaining([expect.stringMatching(/^(messages|user-information)/)]),
    );
  });
});
