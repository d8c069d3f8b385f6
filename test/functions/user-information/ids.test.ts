import { beforeAll, expect, test } from "vitest";
import { namesOfEverything } from "../../support/traces.ts";
import { givenApp, recordsOf, rowsOf } from "../../support/verbs.ts";
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

const ids = [
  "a|b",
  "a#b",
  "a:b",
  "dir|somebody|0",
  "名前-😀",
  "x".repeat(128),
  "é",
  "Ann",
  "ann",
  "__proto__",
  " ",
];

test("DA-2.user: people are told apart by every character of their ids, and no key shows one", async () => {
  const app = await givenApp(w);
  for (const id of ids) {
    expect((await put(app, id, { profile: nick(`nick of ${id}`) })).status).toBe(200);
  }
  for (const id of ids) {
    expect((await read(app, id)).body).toMatchObject({
      userId: id,
      profile: nick(`nick of ${id}`),
    });
  }
  expect(await recordsOf(w, "user-information", app)).toHaveLength(ids.length);
  const names = await namesOfEverything(w);
  for (const id of ids.filter((one) => one.length > 3)) {
    const forms = [id, encodeURIComponent(id), Buffer.from(id).toString("base64url")];
    for (const form of forms) {
      expect(names.filter((name) => name.includes(form))).toEqual([]);
    }
  }
});

test("DA-2.user: an id that is empty, too long or holds what cannot be seen is refused", async () => {
  const app = await givenApp(w);
  for (const id of ["", "x".repeat(129), "line\nbreak", "\u0000", "half \ud83d"]) {
    expect((await put(app, id, { profile: {} })).status, JSON.stringify(id)).toBe(400);
    expect((await read(app, id)).status).toBe(400);
    expect((await remove(app, id)).status).toBe(400);
  }
  expect(await rowsOf(w, "user-information", app)).toEqual([]);
});

test("DA-2.user: the same id in two apps is two people", async () => {
  const [app, other] = [await givenApp(w), await givenApp(w)];
  await put(app, "ann", { profile: nick("of one") });
  await put(other, "ann", { profile: nick("of other") });
  await remove(app, "ann");
  expect((await read(app, "ann")).status).toBe(404);
  expect((await read(other, "ann")).body.profile).toEqual(nick("of other"));
});
