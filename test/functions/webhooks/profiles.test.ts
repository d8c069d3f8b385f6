import { beforeAll, expect, test } from "vitest";
import { givenTencentApp, post, taken } from "../../support/tencent.ts";
import { portraitSet } from "../../support/tencent-people.ts";
import { tracesOf } from "../../support/traces.ts";
import { day, iso, recordsOf, rowsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

const read = (app: string, userId: string) =>
  w.call("read-user-information", { app, path: { userId } });

const refused = (problem: string) => ({ ActionStatus: "FAIL", ErrorInfo: problem, ErrorCode: 1 });

test("DA-2.user: profile changes merge into what is known of a person, custom tags as well", async () => {
  const app = await givenTencentApp(w);
  const first = {
    Tag_Profile_IM_Nick: "Ann",
    Tag_Profile_IM_Image: "https://img.example/a.png",
    Tag_Profile_IM_SelfSignature: "hi",
    Tag_Profile_IM_Gender: "Gender_Type_Female",
    Tag_Profile_IM_Location: "Berlin",
    Tag_Profile_IM_Language: 1,
    Tag_Profile_IM_AllowType: "AllowType_Type_NeedConfirm",
    Tag_Profile_Custom_Team: "red",
  };
  expect((await post(w, app, portraitSet("ann", first))).body).toEqual(taken);
  w.clock.now += 1_000;
  const change = { Tag_Profile_IM_Nick: "Anna", Tag_Profile_Custom_Level: 3 };
  await post(w, app, portraitSet("ann", change));
  expect((await read(app, "ann")).body).toEqual({
    userId: "ann",
    profile: { ...first, ...change },
    updatedAt: iso(w.clock.now),
    expiresAt: iso(w.clock.now + 7 * day),
  });
});

test("DA-2.user: tags that are none of Tencent's, and values that are no text or whole number, are ignored", async () => {
  const app = await givenTencentApp(w);
  const tags = {
    Tag_Profile_IM_Nick: "Ann",
    Tag_Profile_IM_Salary: "ignored 1",
    Tag_Profile_Custom_: "ignored 2",
    "Tag_Profile_Custom_a-b": "ignored 3",
    constructor: "ignored 4",
    ["__proto__"]: "ignored 5",
    Tag_Profile_IM_SelfSignature: `ignored 6${"x".repeat(500)}`,
    Tag_Profile_IM_Image: { nested: "ignored 7" },
    Tag_Profile_IM_Gender: null,
    Tag_Profile_IM_Level: 1.5,
    Tag_Profile_IM_Role: 1e300,
  };
  expect((await post(w, app, portraitSet("ann", tags))).body).toEqual(taken);
  expect((await read(app, "ann")).body.profile).toEqual({ Tag_Profile_IM_Nick: "Ann" });
  expect(await tracesOf(w, "ignored")).toEqual([]);
});

test("DA-5.period: the clock of user information is the time of the last change, whenever that arrives", async () => {
  const app = await givenTencentApp(w);
  const changedAt = w.clock.now;
  w.clock.now += day;
  await post(w, app, portraitSet("ann", { Tag_Profile_IM_Nick: "Ann" }, changedAt));
  expect((await read(app, "ann")).body).toMatchObject({
    updatedAt: iso(changedAt),
    expiresAt: iso(changedAt + 7 * day),
  });
  w.clock.now = changedAt + 7 * day - 1;
  expect((await read(app, "ann")).status).toBe(200);
  w.clock.now += 1;
  expect((await read(app, "ann")).status).toBe(404);
});

test("DA-5.period: a change by a clock that is ahead counts from its arrival", async () => {
  const app = await givenTencentApp(w);
  await post(w, app, portraitSet("ann", { Tag_Profile_IM_Nick: "Ann" }, w.clock.now + 60_000));
  expect((await read(app, "ann")).body.updatedAt).toBe(iso(w.clock.now));
});

test("DA-2.user: a change that comes late, or again, turns nothing back and restarts no clock", async () => {
  const app = await givenTencentApp(w);
  const [early, late] = [w.clock.now, w.clock.now + 1_000];
  const old = portraitSet("ann", { Tag_Profile_IM_Nick: "old", Tag_Profile_IM_Role: 2 }, early);
  w.clock.now += 5_000;
  await post(w, app, portraitSet("ann", { Tag_Profile_IM_Nick: "new" }, late));
  for (let times = 0; times < 2; times++) await post(w, app, old);
  expect((await read(app, "ann")).body).toMatchObject({
    profile: { Tag_Profile_IM_Nick: "new", Tag_Profile_IM_Role: 2 },
    updatedAt: iso(late),
  });
  expect(await recordsOf(w, "user-information", app)).toHaveLength(1);
});

test("DA-2.user: changes that come at the same time lose none of each other's tags", async () => {
  const app = await givenTencentApp(w);
  const names = Array.from({ length: 6 }, (_, i) => `Tag_Profile_Custom_T${i}`);
  await post(w, app, portraitSet("ann", { Tag_Profile_IM_Nick: "Ann" }));
  for (const value of ["first", "second"]) {
    w.clock.now += 1_000;
    const changes = names.map((name) => post(w, app, portraitSet("ann", { [name]: value })));
    for (const { body } of await Promise.all(changes)) expect(body).toEqual(taken);
    expect((await read(app, "ann")).body.profile).toEqual({
      Tag_Profile_IM_Nick: "Ann",
      ...Object.fromEntries(names.map((name) => [name, value])),
    });
  }
  expect(await recordsOf(w, "user-information", app)).toHaveLength(1);
});

test("DA-2.user: the first changes of a person lose none of each other's tags either", async () => {
  const app = await givenTencentApp(w);
  const tags = { Tag_Profile_IM_Nick: "Bo", Tag_Profile_IM_Role: 2, Tag_Profile_IM_Level: 3 };
  await Promise.all(
    Object.entries(tags).map(([tag, value]) => post(w, app, portraitSet("bo", { [tag]: value }))),
  );
  expect((await read(app, "bo")).body.profile).toEqual(tags);
});

test("DA-5.period: a change whose period is over on arrival is not stored", async () => {
  const app = await givenTencentApp(w);
  const at = w.clock.now - 7 * day;
  await post(w, app, portraitSet("ann", { Tag_Profile_IM_Nick: "Ann" }, at));
  expect(await rowsOf(w, "user-information", app)).toEqual([]);
});

test("DA-2.user: nothing of an expired profile comes back with a later change", async () => {
  const app = await givenTencentApp(w);
  await post(w, app, portraitSet("ann", { Tag_Profile_IM_Location: "Berlin" }));
  w.clock.now += 7 * day;
  await post(w, app, portraitSet("ann", { Tag_Profile_IM_Nick: "Ann" }));
  expect((await read(app, "ann")).body.profile).toEqual({ Tag_Profile_IM_Nick: "Ann" });
});

test("DA-2.user: one person's tags are bounded, whatever number of changes brings them", async () => {
  const app = await givenTencentApp(w);
  const tags = (from: number, to: number) =>
    Object.fromEntries(
      Array.from({ length: to - from }, (_, i) => [`Tag_Profile_Custom_T${from + i}`, "v"]),
    );
  expect((await post(w, app, portraitSet("ann", tags(0, 30)))).body).toEqual(taken);
  expect((await post(w, app, portraitSet("ann", tags(30, 50)))).body).toEqual(taken);
  expect((await post(w, app, portraitSet("ann", tags(50, 51)))).body).toEqual(
    refused("invalid-input"),
  );
  expect(Object.keys((await read(app, "ann")).body.profile)).toHaveLength(50);
});

test("DA-6.age: a birthday below the app's minimum age is refused by webhook too, and stored nowhere", async () => {
  const app = await givenTencentApp(w);
  const child = { Tag_Profile_IM_Nick: "Kid", Tag_Profile_IM_BirthDay: 20_200_107 };
  expect((await post(w, app, portraitSet("kid", child))).body).toEqual(
    refused("age-below-minimum"),
  );
  expect(await rowsOf(w, "user-information", app)).toEqual([]);
  const adult = { Tag_Profile_IM_Nick: "Ann", Tag_Profile_IM_BirthDay: 19_900_107 };
  expect((await post(w, app, portraitSet("ann", adult))).body).toEqual(taken);
  expect((await read(app, "ann")).body.profile).toEqual({ Tag_Profile_IM_Nick: "Ann" });
  expect(await tracesOf(w, "20200107")).toEqual([]);
  expect(await tracesOf(w, "19900107")).toEqual([]);
});
