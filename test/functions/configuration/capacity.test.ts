import { beforeAll, describe, expect, test } from "vitest";
import { change, givenApp, rowsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

describe("PP-4.configuration: secrets", () => {
  const many = (from: number, count: number, value: string) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`c${from + index}`, value]));

  test("are at most 54 in all, over however many changes", async () => {
    const app = await givenApp(w);
    const patch = (from: number, count: number) =>
      change(w, app, { secrets: { pushCertificateSecrets: many(from, count, "s") } });
    expect((await patch(0, 53)).status).toBe(200);
    expect((await patch(53, 1)).status).toBe(200);
    const before = await rowsOf(w, "configuration", app);
    const { status, body } = await patch(54, 1);
    expect(status).toBe(400);
    expect(body.errors).toEqual([
      { field: "secrets", problem: "must be at most 54 in all", bound: 54 },
    ]);
    expect(await rowsOf(w, "configuration", app)).toEqual(before);
  });

  test("and the rest together fit one row; what does not is told so", async () => {
    const app = await givenApp(w);
    const fields = Array.from({ length: 50 }, () => ({ name: "字".repeat(200), type: "string" }));
    const customFields = { friend: fields, user: fields, group: fields, groupMember: fields };
    expect((await change(w, app, { customFields })).status).toBe(200);
    const pushCertificateSecrets = many(0, 52, "字".repeat(1024));
    expect((await change(w, app, { secrets: { pushCertificateSecrets } })).status).toBe(200);
    const long = "字".repeat(200);
    const items = <T>(item: T) => Array.from({ length: 50 }, () => item);
    expect((await change(w, app, { tags: items(long) })).status).toBe(200);
    const before = await rowsOf(w, "configuration", app);
    const pushCertificates = items({ name: long, packageName: long, appId: "x" });
    const { status, body } = await change(w, app, { pushCertificates });
    expect([status, body.type]).toEqual([413, "urn:chat-retention:problem:too-large"]);
    expect(await rowsOf(w, "configuration", app)).toEqual(before);
  });
});
