import { beforeAll, describe, expect, test } from "vitest";
import { fieldsOf, wholeDocument } from "../../support/configuration-fields.ts";
import { replace } from "../../support/replace.ts";
import { region } from "../../support/resources.ts";
import { change, givenApp, rowsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

const givenWholeApp = async () => {
  const app = await givenApp(w);
  await replace(w, app, wholeDocument(fieldsOf(app, region)));
  return app;
};

const read = async (app: string) => (await w.call("read-configuration", { app })).body;

describe("PP-4.configuration: a merge patch (RFC 7396)", () => {
  test("changes what it names, and nothing beside it", async () => {
    const app = await givenWholeApp();
    const before = await read(app);
    const { status, body } = await change(w, app, { callback: { enabled: false } });
    expect(status).toBe(200);
    const after = { ...before, callback: { ...before.callback, enabled: false } };
    expect(body).toEqual(after);
    expect(await read(app)).toEqual(after);
  });

  test("that is empty changes nothing", async () => {
    const app = await givenWholeApp();
    const before = await read(app);
    expect((await change(w, app, {})).status).toBe(200);
    expect(await read(app)).toEqual(before);
  });

  test("takes a member out with null, and a list away whole", async () => {
    const app = await givenWholeApp();
    const patch = { callback: null, tags: null, minimumAges: { DE: null }, recall: null };
    const { body } = await change(w, app, patch);
    expect(body).not.toHaveProperty("callback");
    expect(body).not.toHaveProperty("tags");
    expect(body.minimumAges).toEqual({ default: 0 });
    const [row] = await rowsOf(w, "configuration", app);
    expect(row?.configuration).not.toHaveProperty("recall");
  });

  test("replaces a list, and never merges into it", async () => {
    const app = await givenApp(w);
    await change(w, app, { tags: ["one", "two"] });
    expect((await change(w, app, { tags: ["three"] })).body.tags).toEqual(["three"]);
  });

  test("may not take out what must be there, nor put in what may not", async () => {
    const app = await givenWholeApp();
    const before = await rowsOf(w, "configuration", app);
    const cases = [
      [{ storage: null }, "storage"],
      [{ storage: { messages: { store: null } } }, "storage.messages.store"],
      [{ minimumAges: { default: null } }, "minimumAges.default"],
      [{ customFields: { user: [{ name: "x", type: null }] } }, "customFields.user.0.type"],
      [{ sharing: { trtc: { optIn: "yes" } } }, "sharing.trtc.optIn"],
      [{ secretsSet: [] }, "secretsSet"],
      [{ secrets: null }, "secrets"],
    ] as const;
    for (const [patch, field] of cases) {
      const { status, body } = await change(w, app, patch);
      expect([status, body.errors.map((error: { field: string }) => error.field)]).toEqual([
        400,
        [field],
      ]);
    }
    expect(await rowsOf(w, "configuration", app)).toEqual(before);
  });

  test.each([[[]], [[{ tags: ["x"] }]], ["x"], [7], [true], [null]])(
    "is an object: %j is refused, and nothing is stored",
    async (patch) => {
      const app = await givenApp(w);
      const before = await rowsOf(w, "configuration", app);
      const { status, body } = await change(w, app, patch as unknown as object);
      expect(status).toBe(400);
      expect(body.errors).toEqual([{ field: "(body)", problem: "must be of type object" }]);
      expect(await rowsOf(w, "configuration", app)).toEqual(before);
    },
  );

  test("may come as PUT gives it, too: then what it does not name is gone", async () => {
    const app = await givenWholeApp();
    const bare = {
      storage: { messages: { store: false }, userInformation: { store: false } },
      minimumAges: { default: 18 },
    };
    expect((await replace(w, app, bare)).status).toBe(200);
    const { secretsSet, ...rest } = await read(app);
    expect(rest).toEqual(bare);
    expect(secretsSet).toHaveLength(5);
  });
});
