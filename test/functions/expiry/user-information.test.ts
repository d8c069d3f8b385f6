import { beforeAll, expect, it } from "vitest";
import { sweep } from "../../support/time.ts";
import { change, day, givenApp, iso, recordsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;

beforeAll(async () => {
  w = await world();
});

const save = (app: string, nick = "Al") =>
  w.call("save-user-information", {
    app,
    path: { userId: "al" },
    body: { profile: { Tag_Profile_IM_Nick: nick } },
  });

const read = (app: string) => w.call("read-user-information", { app, path: { userId: "al" } });

it.each([
  ["that chose nothing", undefined, 7],
  ["that chose 1 day", 1, 1],
  ["that chose 30 days", 30, 30],
  ["that chose 3,650 days", 3_650, 3_650],
])(
  "DA-5.period: a person's profile in an app %s is unreadable at its end to the millisecond, though it is still there",
  async (_, chosen, days) => {
    const app = await givenApp(w);
    const userInformation = { store: true, ...(chosen === undefined ? {} : { days: chosen }) };
    await change(w, app, { storage: { userInformation } });
    const end = w.clock.now + days * day;
    expect((await save(app)).body.expiresAt).toBe(iso(end));

    w.clock.now = end - 1;
    expect(await read(app)).toMatchObject({ status: 200, body: { expiresAt: iso(end) } });
    await sweep(w);
    expect((await read(app)).status).toBe(200);

    w.clock.now = end;
    expect((await read(app)).status).toBe(404);
    expect(await recordsOf(w, "user-information", app)).toHaveLength(1);
    await sweep(w);
    expect(await recordsOf(w, "user-information", app)).toEqual([]);
  },
);

it("DA-5.period: a change by the person starts the clock of the whole profile anew", async () => {
  const app = await givenApp(w);
  await save(app, "Al");
  w.clock.now += 7 * day - 1;
  await save(app, "Alice");
  const end = w.clock.now + 7 * day;

  w.clock.now += 1;
  await sweep(w);
  expect((await read(app)).body).toMatchObject({ profile: { Tag_Profile_IM_Nick: "Alice" } });

  w.clock.now = end - 1;
  expect((await read(app)).status).toBe(200);
  w.clock.now = end;
  expect((await read(app)).status).toBe(404);
  await sweep(w);
  expect(await recordsOf(w, "user-information", app)).toEqual([]);
});

it("DA-5.period: a profile that is over, still there and set again is a new profile", async () => {
  const app = await givenApp(w);
  await save(app, "Al");
  w.clock.now += 7 * day;
  await save(app, "Alice");
  await sweep(w);
  expect((await read(app)).body).toMatchObject({ profile: { Tag_Profile_IM_Nick: "Alice" } });
  expect(await recordsOf(w, "user-information", app)).toHaveLength(1);
});
