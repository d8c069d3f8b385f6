import { beforeAll, expect, it } from "vitest";
import { someOf } from "../../support/some-of.ts";
import { purgeOnce, rowsInAll, sweep } from "../../support/time.ts";
import {
  change,
  day,
  givenApp,
  givenMessages,
  recordsOf,
  rowsOf,
  takeFrom,
} from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;

beforeAll(async () => {
  w = await world();
});

const terminate = (app: string) => w.call("terminate-app", { app, method: "POST" });

/** What waits for the purge of an app; the second looks at others come when they come. */
const askedFor = async (app: string) =>
  (await takeFrom(w, "purgeQueue")).filter((task) => (task as { appId: string }).appId === app);

const terminations = [
  ["in the middle of a month", "2030-01-15T12:00:00.000Z", "2030-03-15T12:00:00.000Z"],
  ["on the last of a year", "2030-12-31T23:59:59.999Z", "2031-02-28T23:59:59.999Z"],
  [
    "on the last of a year before a leap year",
    "2031-12-31T00:00:00.000Z",
    "2032-02-29T00:00:00.000Z",
  ],
  ["on a day that February lacks", "2033-12-29T08:30:00.001Z", "2034-02-28T08:30:00.001Z"],
  ["on a leap day", "2032-02-29T10:00:00.000Z", "2032-04-29T10:00:00.000Z"],
  ["on the last of two months of 31 days", "2030-07-31T18:00:00.000Z", "2030-09-30T18:00:00.000Z"],
  ["on the 30th of a month of 30 days", "2030-11-30T06:00:00.000Z", "2031-01-30T06:00:00.000Z"],
  ["before a century without a leap day", "2099-12-31T12:00:00.000Z", "2100-02-28T12:00:00.000Z"],
] as const;

it.each(someOf(terminations, 4))(
  "PP-6.configuration: an app terminated %s (%s) is purged at %s, and not a millisecond before",
  async (_, from, to) => {
    w.clock.now = Date.parse(from);
    const app = await givenApp(w);
    await givenMessages(w, app, "c", "m");
    const { status, body } = await terminate(app);
    expect(status).toBe(202);
    expect(body).toMatchObject({ status: "terminated", terminatedAt: from, purgeAt: to });

    w.clock.now = Date.parse(to) - 1;
    const before = await rowsInAll(w);
    await takeFrom(w, "purgeQueue");
    expect(
      await w.work("purge-app", [
        { appId: app },
        { appId: app, look: 2, zeros: 0 },
        { appId: app, look: 3, zeros: 1 },
      ]),
    ).toBe(0);
    expect(await rowsInAll(w)).toEqual(before);
    await sweep(w);
    expect(await askedFor(app)).toEqual([]);
    expect((await w.call("read-configuration", { app })).status).toBe(200);

    w.clock.now += 1;
    await sweep(w);
    expect(await askedFor(app)).toEqual([{ appId: app }]);
    await purgeOnce(w, { appId: app });
    expect(await recordsOf(w, "messages", app)).toEqual([]);
  },
);

it("PP-6.configuration: configuration is kept while the app is in use, whatever its age", async () => {
  const app = await givenApp(w);
  await change(w, app, { tags: ["kept"], administratorAccount: "admin" });
  const rows = async () => [
    ...(await rowsOf(w, "apps", app)),
    ...(await rowsOf(w, "configuration", app)),
    ...(await rowsOf(w, "keys", app)),
  ];
  await w.work("settle-configuration", [{ appId: app }]);
  const before = await rows();
  expect(before).toHaveLength(6);
  for (const years of [1, 5, 14]) {
    w.clock.now += years * 365 * day;
    await sweep(w);
    await purgeOnce(w, { appId: app });
    expect(await rows()).toEqual(before);
  }
  expect((await w.call("read-configuration", { app })).body).toMatchObject({ tags: ["kept"] });
});

it("PP-6.configuration: what a terminated app holds goes on expiring as promised until its purge", async () => {
  const app = await givenApp(w);
  await givenMessages(w, app, "c", "m");
  const end = w.clock.now + 7 * day;
  await terminate(app);
  const ids = async () =>
    (await w.call("read-messages", { app, path: { conversationId: "c" } })).body.messages.length;
  w.clock.now = end - 1;
  await sweep(w);
  expect(await ids()).toBe(1);
  w.clock.now = end;
  expect(await ids()).toBe(0);
  await sweep(w);
  expect(await rowsOf(w, "messages", app)).toEqual([]);
});
