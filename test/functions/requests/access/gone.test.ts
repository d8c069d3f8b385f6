/** Invariants 1, 2, 4, 5, 6 and 11: an access bundle is over in a day, and goes with whatever it was made of. */
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { milliseconds } from "../../../../functions/policy/duration.ts";
import { operational } from "../../../../functions/policy/periods.ts";
import { accessTo, askForAccess, bundleOf, givenBundle } from "../../../support/access.ts";
import {
  askFor,
  carriedOut,
  carrying,
  carryOut,
  stateOf,
  workOff,
} from "../../../support/deletions.ts";
import { givenChat, there } from "../../../support/holds.ts";
import { receiptsOf, sign } from "../../../support/notary.ts";
import { goes, previewOf } from "../../../support/previews.ts";
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

const uploadEnd = milliseconds(operational.uploadEnd);
const alice = { userId: "alice" };

/** The names of the categories whose files can still be fetched. */
const fetchable = async (id: string): Promise<string[]> => {
  const { categories } = await bundleOf(w, app, id);
  return categories
    .filter(({ files }: { files: unknown[] }) => files.length > 0)
    .map(({ category }: { category: string }) => category);
};
const both = ["userInformation", "messages"];

describe("DA-5.request: the links to a bundle", () => {
  it("are made anew each time, live a day at the most, and not a moment longer than the bundle", async () => {
    const id = await givenBundle(w, app, "alice");
    const { until, categories } = await bundleOf(w, app, id);
    expect(Date.parse(until) - w.clock.now).toBeLessThanOrEqual(day);
    const [{ url }] = categories[0].files;
    const seconds = Number(new URL(url).searchParams.get("X-Amz-Expires"));
    expect(seconds).toBeGreaterThan(86_000);
    expect(seconds).toBeLessThanOrEqual(86_400);
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

  it.each([2, 3])(
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

describe("DA-5.request: a person who is erased while a bundle of theirs is there", () => {
  it("is erased with it at once; the request ends when no maker can be at work on it any more", async () => {
    const id = await givenBundle(w, app, "alice");
    const bobs = await givenBundle(w, app, "bob");
    const deletion = await carriedOut(w, app, alice);
    expect(await fetchable(id)).toEqual([]);
    expect((await bundleOf(w, app, id)).state).toBe("erased");
    expect(await objectsOf(w, app)).toHaveLength(2);
    expect(await stateOf(w, app, deletion)).toBe("partial");
    w.clock.now += uploadEnd;
    await sweep(w);
    await carryOut(w, app, deletion);
    expect(await stateOf(w, app, deletion)).toBe("completed");
    expect(await fetchable(bobs)).toEqual(both);
    w.clock.now += 20_000;
    await sign(w);
    expect((await receiptsOf(w, app)).map(({ outcome }) => outcome)).toEqual([
      "complete",
      "complete",
    ]);
  });

  it("ends at once if the bundle was made long enough before", async () => {
    await givenBundle(w, app, "alice");
    w.clock.now += uploadEnd;
    const deletion = await carriedOut(w, app, alice);
    expect(await stateOf(w, app, deletion)).toBe("completed");
    expect(await objectsOf(w, app)).toEqual([]);
  });

  it("is shown it in the preview, and it makes no other plan", async () => {
    const before = await previewOf(w, app, alice);
    await givenBundle(w, app, "alice");
    const answer = await previewOf(w, app, alice);
    expect(goes(answer)).toEqual({ ...goes(before), "access-bundles": 1 });
    expect(answer.body.digest).toBe(before.body.digest);
    expect(
      answer.body.goes.filter(({ holder }: { holder: string }) => holder === "access-bundles"),
    ).toHaveLength(2);
  });

  it("by the profile alone loses the part that holds it", async () => {
    const id = await givenBundle(w, app, "alice");
    w.clock.now += uploadEnd;
    await w.call("delete-user-information", { app, method: "DELETE", path: alice });
    expect(await fetchable(id)).toEqual(["messages"]);
    expect(await objectsOf(w, app)).toHaveLength(1);
  });

  it.each([{ conversationId: "c" }, { category: "messages" }])(
    "loses what holds messages with a conversation or the category: %o",
    async (body) => {
      const id = await givenBundle(w, app, "alice");
      w.clock.now += uploadEnd;
      expect(await stateOf(w, app, await carriedOut(w, app, body))).toBe("completed");
      expect(await fetchable(id)).toEqual(["userInformation"]);
    },
  );

  it("while it is being made gets none, though it was read already", async () => {
    const { body } = await askForAccess(w, app, alice);
    const own = carrying(w);
    let isAsked = false;
    const pack: typeof own.ports.pack = (files) => {
      isAsked = true;
      return own.ports.pack(files);
    };
    const put: typeof own.ports.put = async (...given) => {
      if (isAsked) {
        isAsked = false;
        await carryOut(w, app, await askFor(w, app, alice));
      }
      return own.ports.put(...given);
    };
    own.tasks.push({ appId: app, requestId: body.requestId });
    await workOff(w, { ...own, ports: { ...own.ports, pack, put } });
    expect(await bundleOf(w, app, body.requestId)).toMatchObject({ state: "empty" });
    expect(await objectsOf(w, app)).toEqual([]);
  });

  it("while it is being made, before its first file is stored, gets none either", async () => {
    const { body } = await askForAccess(w, app, alice);
    const own = carrying(w);
    let isErased = false;
    const erasedUntil: typeof own.ports.erasedUntil = async (...given) => {
      if (!isErased) {
        isErased = true;
        await carryOut(w, app, await askFor(w, app, alice));
      }
      return own.ports.erasedUntil(...given);
    };
    own.tasks.push({ appId: app, requestId: body.requestId });
    await workOff(w, { ...own, ports: { ...own.ports, erasedUntil } });
    expect(await bundleOf(w, app, body.requestId)).toMatchObject({ state: "empty" });
    expect(await objectsOf(w, app)).toEqual([]);
  });
});
