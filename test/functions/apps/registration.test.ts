import { beforeAll, describe, expect, test } from "vitest";
import { tables } from "../../../functions/policy/names.ts";
import { placed } from "../../support/paths.ts";
import { register, registration } from "../../support/registration.ts";
import { region } from "../../support/resources.ts";
import { givenApp, iso, rowsIn, rowsOf } from "../../support/verbs.ts";
import { start, type World, world } from "../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

const everything = async () => Promise.all(tables.map((table) => rowsIn(w, table)));

describe("PP-5: an app", () => {
  test("is registered with its id and UIN, and read as it was registered", async () => {
    const { status, body } = await register(w, registration("a-1_B"));
    const shown = {
      appId: "a-1_B",
      uin: "uin-a-1_B",
      region,
      clientIds: ["client-of-a-1_B"],
      status: "active",
      registeredAt: iso(start),
    };
    expect({ status, body }).toEqual({ status: 201, body: shown });
    const read = await w.call("read-app", { app: "a-1_B" });
    expect({ status: read.status, body: read.body }).toEqual({ status: 200, body: shown });
    const [row] = await rowsOf(w, "apps", "a-1_B");
    expect(row).toMatchObject({ pk: "a-1_B", uin: "uin-a-1_B" });
  });

  test("that is registered again stays as it is, whoever asks, and is not taken over", async () => {
    const app = await givenApp(w);
    const before = await everything();
    const other = { uin: "other", clientIds: ["client-of-another"], minimumAges: { default: 0 } };
    for (const own of [{}, other]) {
      const { status, body } = await register(w, registration(app, own));
      expect([status, body.type]).toEqual([409, "urn:chat-retention:problem:already-registered"]);
    }
    expect(await everything()).toEqual(before);
  });

  test("is registered once of five times at once, with one key of each kind", async () => {
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map((n) => register(w, registration("at-once", { uin: `u${n}` }))),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409]);
    const won = answers.findIndex(({ status }) => status === 201) + 1;
    expect(await rowsOf(w, "apps", "at-once")).toMatchObject([{ uin: `u${won}` }]);
    const kinds = (await rowsOf(w, "keys", "at-once")).map(({ sk }) => String(sk).split("|")[0]);
    expect(kinds.toSorted()).toEqual(["-", "configuration", "messages", "userInformation"]);
  });
});

describe("PP-3: an app whose data belongs in another region", () => {
  test("is refused here, told where to go, and nothing of it is stored", async () => {
    const before = await everything();
    const elsewhere = registration("elsewhere", { region: "ap-southeast-1" });
    const { status, body } = await register(w, elsewhere);
    expect([status, body.type]).toEqual([409, "urn:chat-retention:problem:wrong-region"]);
    expect(body.detail).toContain("ap-southeast-1");
    expect(body.detail).toContain(region);
    expect(await everything()).toEqual(before);
  });

  test("is told nothing back of what is no region's name", async () => {
    const said = "alice, 12 Some Street";
    const answer = await register(w, registration("nowhere", { region: said }));
    expect(answer.status).toBe(409);
    expect(JSON.stringify(answer.body)).not.toContain(said);
  });

  test("cannot be moved there by its configuration, which says where to go", async () => {
    const app = await givenApp(w);
    const patch = async (dataCentre: string) => {
      const { headers } = await w.call("read-configuration", { app });
      const own = { method: "PATCH", headers: { "if-match": headers.etag ?? "" } };
      return w.call("change-configuration", { app, ...own, body: { dataCentre } });
    };
    expect(await patch(region)).toMatchObject({ status: 200, body: { dataCentre: region } });
    const before = await rowsOf(w, "configuration", app);
    const { status, body } = await patch("ap-southeast-1");
    expect([status, body.type]).toEqual([409, "urn:chat-retention:problem:wrong-region"]);
    expect(body.detail).toContain("ap-southeast-1");
    expect(body.errors).toEqual([{ field: "dataCentre", problem: `must be ${region}` }]);
    expect(JSON.stringify((await patch("12 Some Street")).body)).not.toContain("12 Some");
    expect(await rowsOf(w, "configuration", app)).toEqual(before);
  });
});

describe("PP-5: a registration", () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => `client${index}`);

  test.each([
    ["appId", "a|b"],
    ["appId", ""],
    ["appId", "x".repeat(33)],
    ["appId", 1400000000],
    ["appId", undefined],
    ["uin", ""],
    ["uin", "line\nbreak"],
    ["uin", undefined],
    ["region", ""],
    ["region", undefined],
    ["clientIds", []],
    ["clientIds", many(51)],
    ["clientIds", "client"],
    ["clientIds.0", ""],
    ["consent.version", ""],
    ["consent.statedAt", "yesterday"],
    ["consent.reference", undefined],
    ["consent.user", "alice"],
    ["surprise", 1],
    ["status", "purging"],
  ])("is refused for its %s: %j", async (field, value) => {
    const before = await everything();
    const { status, body } = await register(w, placed(registration("refused"), field, value));
    expect([status, body.errors.map((error: { field: string }) => error.field)]).toEqual([
      400,
      [field],
    ]);
    expect(await everything()).toEqual(before);
  });

  test("has up to 50 clients, each of which speaks for the app", async () => {
    await register(w, registration("many", { clientIds: many(50) }));
    for (const client of ["client0", "client49"]) {
      expect(await w.call("read-app", { app: "many", client })).toMatchObject({ status: 200 });
    }
    expect(await w.call("read-app", { app: "many", client: "client50" })).toMatchObject({
      status: 403,
    });
  });
});
