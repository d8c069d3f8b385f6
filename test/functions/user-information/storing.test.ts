import { beforeAll, expect, test } from "vitest";
import { contentsOf } from "../../support/opened.ts";
import { change, day, givenApp, iso, recordsOf, rowsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

const nick = (name: string) => ({ Tag_Profile_IM_Nick: name });
const put = (app: string, userId: string, body: unknown) =>
  w.call("save-user-information", { app, method: "PUT", path: { userId }, body });
const read = (app: string, userId: string) =>
  w.call("read-user-information", { app, path: { userId } });
const remove = (app: string, userId: string) =>
  w.call("delete-user-information", { app, method: "DELETE", path: { userId } });

test("DA-2.user: what was put is what is read, until it expires to the millisecond", async () => {
  const app = await givenApp(w);
  const profile = {
    Tag_Profile_IM_Nick: "Ann",
    Tag_Profile_IM_Image: "https://img.example/a.png",
    Tag_Profile_IM_SelfSignature: "",
    Tag_Profile_IM_Gender: "Gender_Type_Female",
    Tag_Profile_IM_Location: "Berlin",
    Tag_Profile_IM_Language: 0,
    Tag_Profile_IM_AllowType: "AllowType_Type_AllowAny",
    Tag_Profile_IM_AdminForbidType: "AdminForbid_Type_None",
    Tag_Profile_IM_Level: 4_294_967_295,
    Tag_Profile_IM_Role: 2,
    Tag_Profile_IM_MsgSettings: 1,
    Tag_Profile_Custom_Team: "red",
  };
  const until = iso(w.clock.now + 7 * day);
  expect(await put(app, "ann", { profile })).toMatchObject({
    status: 200,
    body: { userId: "ann", expiresAt: until },
  });
  expect((await read(app, "ann")).body).toEqual({
    userId: "ann",
    profile,
    updatedAt: iso(w.clock.now),
    expiresAt: until,
  });
  w.clock.now += 7 * day - 1;
  expect((await read(app, "ann")).status).toBe(200);
  w.clock.now += 1;
  expect((await read(app, "ann")).status).toBe(404);
});

test("DA-2.user: a field that is none of Tencent's tags is refused by name, and nothing is stored", async () => {
  const app = await givenApp(w);
  const unknown = [
    "Tag_Profile_IM_Salary",
    "Tag_Profile_IM_Nick2",
    "tag_profile_im_nick",
    "Nick",
    "Tag_Profile_Custom_",
    `Tag_Profile_Custom_${"x".repeat(33)}`,
    "Tag_Profile_Custom_a b",
    "constructor",
  ];
  for (const name of unknown) {
    const answer = await put(app, "ann", { profile: { ...nick("Ann"), [name]: "v" } });
    expect(answer.status, name).toBe(400);
    expect(answer.body.errors[0].field).toBe(`profile.${name}`);
  }
  expect((await put(app, "ann", { profile: nick("Ann"), address: "Berlin" })).status).toBe(400);
  expect(await rowsOf(w, "user-information", app)).toEqual([]);
});

test("DA-2.user: values have a kind and bounds on both sides, and so has their number", async () => {
  const app = await givenApp(w);
  const customs = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`Tag_Profile_Custom_T${i}`, 1]));
  const good = [{}, nick("x".repeat(500)), nick("\u{1f600}".repeat(250)), customs(50)];
  for (const profile of good) expect((await put(app, "ann", { profile })).status).toBe(200);
  const bad = [
    nick("x".repeat(501)),
    { Tag_Profile_IM_Nick: null },
    { Tag_Profile_IM_Nick: ["Ann"] },
    { Tag_Profile_IM_Nick: { $eq: "Ann" } },
    { Tag_Profile_IM_Level: 0.5 },
    { Tag_Profile_IM_Level: 2 ** 53 },
    customs(51),
    undefined,
    [],
  ];
  for (const profile of bad) expect((await put(app, "bob", { profile })).status).toBe(400);
  expect((await read(app, "bob")).status).toBe(404);
});

test("DA-2.user: a put takes the place of what was there, and restarts its clock", async () => {
  const app = await givenApp(w);
  await put(app, "ann", { profile: { ...nick("Ann"), Tag_Profile_IM_Location: "Berlin" } });
  w.clock.now += 6 * day;
  await put(app, "ann", { profile: nick("Anna") });
  w.clock.now += 7 * day - 1;
  expect((await read(app, "ann")).body.profile).toEqual(nick("Anna"));
  expect(await recordsOf(w, "user-information", app)).toHaveLength(1);
  w.clock.now += 1;
  expect((await read(app, "ann")).status).toBe(404);
});

test("DA-5.period: a sweep between two changes takes nothing early, and after the last all", async () => {
  const app = await givenApp(w);
  await put(app, "ann", { profile: nick("Ann") });
  w.clock.now += 5 * day;
  await put(app, "ann", { profile: nick("Anna") });
  w.clock.now += 2 * day;
  await w.deliver("sweep");
  expect((await read(app, "ann")).body.profile).toEqual(nick("Anna"));
  w.clock.now += 5 * day;
  await w.deliver("sweep");
  expect(await recordsOf(w, "user-information", app)).toEqual([]);
});

test("DA-2.user: a profile deleted is gone, however often it is deleted, and can be put anew", async () => {
  const app = await givenApp(w);
  await put(app, "ann", { profile: nick("Ann") });
  await put(app, "bob", { profile: nick("Bob") });
  for (let times = 0; times < 2; times++) expect((await remove(app, "ann")).status).toBe(204);
  expect((await remove(app, "nobody")).status).toBe(204);
  expect((await read(app, "ann")).status).toBe(404);
  expect((await contentsOf(w, "user-information", app)).map(({ userId }) => userId)).toEqual([
    "bob",
  ]);
  await put(app, "ann", { profile: nick("Ann again") });
  expect((await read(app, "ann")).body.profile).toEqual(nick("Ann again"));
});

test("DA-5.opt-out: of an app that opted out a profile is not stored, and what was there is unreadable", async () => {
  const app = await givenApp(w);
  await put(app, "ann", { profile: nick("Ann") });
  await change(w, app, { storage: { userInformation: { store: false } } });
  expect((await read(app, "ann")).status).toBe(404);
  const answer = await put(app, "bob", { profile: nick("Bob") });
  expect(answer).toMatchObject({ status: 202, body: { stored: false, forwarded: false } });
  expect(JSON.stringify(await rowsOf(w, "user-information", app))).not.toContain("Bob");
});
