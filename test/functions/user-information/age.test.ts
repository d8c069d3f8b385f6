import { beforeAll, expect, test } from "vitest";
import { tracesOf } from "../../support/traces.ts";
import { change, givenApp, recordsOf, rowsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let app: string;
beforeAll(async () => {
  w = await world();
  app = await givenApp(w, { minimumAges: { default: 13, DE: 16, KR: 14, XX: 0 } });
});

const put = (body: object, of = app) =>
  w.call("save-user-information", { app: of, method: "PUT", path: { userId: "ann" }, body });

const nick = { Tag_Profile_IM_Nick: "Ann" };
const profile = nick;
const born = (Tag_Profile_IM_BirthDay: unknown, more: object = {}) =>
  put({ profile: { ...nick, Tag_Profile_IM_BirthDay }, ...more });

const tooYoung = (least: number) => ({
  status: 403,
  body: { type: "urn:chat-retention:problem:age-below-minimum", detail: `At least ${least}` },
});

test("DA-6.age: who is of the app's minimum age is accepted, a year younger is not", async () => {
  expect(await put({ profile, age: 12 })).toMatchObject(tooYoung(13));
  expect((await put({ profile, age: 13 })).status).toBe(200);
});

test("DA-6.age: a jurisdiction's own age goes before the default, which holds everywhere else", async () => {
  expect(await put({ profile, age: 15, jurisdiction: "DE" })).toMatchObject(tooYoung(16));
  expect((await put({ profile, age: 16, jurisdiction: "DE" })).status).toBe(200);
  expect(await put({ profile, age: 13, jurisdiction: "KR" })).toMatchObject(tooYoung(14));
  expect((await put({ profile, age: 14, jurisdiction: "KR" })).status).toBe(200);
  expect((await put({ profile, age: 13, jurisdiction: "FR" })).status).toBe(200);
  expect(await put({ profile, age: 12, jurisdiction: "FR" })).toMatchObject(tooYoung(13));
  expect((await put({ profile, age: 0, jurisdiction: "XX" })).status).toBe(200);
});

test("DA-6.age: a jurisdiction or age that is none is refused", async () => {
  for (const jurisdiction of ["de", "DEU", "D", "", "constructor", "default", 7]) {
    expect((await put({ profile, age: 99, jurisdiction })).status).toBe(400);
  }
  for (const age of [-1, 151, 12.5, "20", null]) {
    expect((await put({ profile, age })).status).toBe(400);
  }
  expect((await put({ profile, age: 150 })).status).toBe(200);
});

/** Does something at noon of a day, and comes back. */
const at = async <T>(day: string, act: () => Promise<T>): Promise<T> => {
  const before = w.clock.now;
  w.clock.now = Date.parse(day.includes("T") ? day : `${day}T12:00:00Z`);
  try {
    return await act();
  } finally {
    w.clock.now = before;
  }
};

test.each([
  [20_300_616, "2043-06-15", 403],
  [20_300_616, "2043-06-15T23:59:59.999Z", 403],
  [20_300_616, "2043-06-16T00:00:00.000Z", 200],
  [20_300_616, "2043-06-17", 200],
  [20_320_229, "2045-02-28", 403],
  [20_320_229, "2045-03-01", 200],
  [20_320_229, "2048-02-29", 200],
  [20_301_231, "2043-12-30", 403],
  [20_301_231, "2043-12-31", 200],
  [20_310_101, "2043-12-31", 403],
  [20_310_101, "2044-01-01", 200],
])("DA-6.age: born on %d, with a minimum age of 13, on %s: %d", async (birthday, day, status) => {
  expect((await at(day, () => born(birthday))).status).toBe(status);
});

test("DA-6.age: a birthday counts with its jurisdiction, and beside an age both must do", async () => {
  expect(await born(20_150_101, { jurisdiction: "DE" })).toMatchObject(tooYoung(16));
  expect((await born(20_150_101)).status).toBe(200);
  expect(await born(20_200_101, { age: 40 })).toMatchObject(tooYoung(13));
  expect(await born(19_900_101, { age: 12 })).toMatchObject(tooYoung(13));
  expect((await born(19_900_101, { age: 40 })).status).toBe(200);
});

test("DA-6.age: a birthday that is to come is below every age but none", async () => {
  expect(await born(20_310_101)).toMatchObject(tooYoung(13));
  expect(await born("20310101")).toMatchObject(tooYoung(13));
});

test("DA-6.age: what no calendar knows is no birthday: it is refused, and the gate not passed", async () => {
  const bad = [
    20_250_230,
    20_251_301,
    20_250_100,
    20_010_229,
    2020,
    1e15,
    -19_900_101,
    1.5,
    "1990-01-01",
    "x",
  ];
  for (const birthday of bad) {
    const answer = await born(birthday);
    expect(answer.status, String(birthday)).toBe(400);
    expect(answer.body.errors[0].field).toBe("profile.Tag_Profile_IM_BirthDay");
  }
  for (const none of [0, "", "0"]) expect((await born(none)).status).toBe(200);
});

test("DA-6.age: the age, birthday and jurisdiction are checked and stored nowhere", async () => {
  const own = await givenApp(w, { minimumAges: { default: 13 } });
  const birthday = { Tag_Profile_IM_BirthDay: 19_870_317 };
  const body = { profile: { ...nick, ...birthday }, age: 142, jurisdiction: "ZW" };
  expect((await put(body, own)).status).toBe(200);
  expect(await tracesOf(w, "19870317")).toEqual([]);
  expect(await tracesOf(w, '"ZW"')).toEqual([]);
  const [record] = await recordsOf(w, "user-information", own);
  expect(Object.values(record ?? {})).not.toContain(142);
  const path = { userId: "ann" };
  const { body: read } = await w.call("read-user-information", { app: own, path });
  expect(read.profile).toEqual(nick);
  expect(Object.keys(read).sort()).toEqual(["expiresAt", "profile", "updatedAt", "userId"]);
});

test("DA-6.age: of someone refused nothing is stored, and an older profile stays as it was", async () => {
  const own = await givenApp(w);
  expect((await put({ profile: { Tag_Profile_IM_Nick: "child" }, age: 5 }, own)).status).toBe(403);
  expect(await rowsOf(w, "user-information", own)).toEqual([]);
  await put({ profile }, own);
  expect((await put({ profile: { Tag_Profile_IM_Nick: "child" }, age: 5 }, own)).status).toBe(403);
  const { body } = await w.call("read-user-information", { app: own, path: { userId: "ann" } });
  expect(body.profile).toEqual(nick);
  expect(await tracesOf(w, "child")).toEqual([]);
});

test("DA-6.age: a minimum age that is raised holds from then on", async () => {
  const own = await givenApp(w);
  expect((await put({ profile, age: 15 }, own)).status).toBe(200);
  await change(w, own, { minimumAges: { default: 18 } });
  expect(await put({ profile, age: 17 }, own)).toMatchObject(tooYoung(18));
  expect((await put({ profile, age: 18 }, own)).status).toBe(200);
});
