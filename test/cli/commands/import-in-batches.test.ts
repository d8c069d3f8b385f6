import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type CliWorld, jsonOf, startCliWorld } from "../../support/cli-world.ts";
import { discordChannel, type Said } from "../../support/exports.ts";
import { givenApp } from "../../support/verbs.ts";

let c: CliWorld;
let app: string;
beforeAll(async () => {
  c = await startCliWorld();
});
beforeEach(async () => {
  app = await givenApp(c.w);
});
afterAll(() => c.front.stop());

const discord = (messages: readonly Said[]) => discordChannel(c.w.clock.now, messages);

describe("import", () => {
  it("sends several batches when there is more than one batch holds", async () => {
    const many = Array.from({ length: 250 }, (_, index) => ({ id: `${index}`, ago: 1 }));
    c.front.asked.length = 0;
    expect(await jsonOf(c.ofApp(app).type, "import", "discord", discord(many))).toMatchObject({
      stored: 250,
    });
    expect(c.front.asked.filter((one) => one.startsWith("POST"))).toHaveLength(3);
  });

  it("sends again what the service was too busy for, since the same messages are stored once", async () => {
    let posts = 0;
    c.front.before = ({ method }) => (method === "POST" && ++posts === 1 ? 503 : undefined);
    const file = discord([{ id: "1", ago: 1 }]);
    const { stored } = await jsonOf(c.ofApp(app).type, "import", "discord", file);
    c.front.before = undefined;
    expect({ stored, posts }).toEqual({ stored: 1, posts: 2 });
  });

  it("when it breaks off it says how far it came, and the same again goes on", async () => {
    const many = Array.from({ length: 250 }, (_, index) => ({ id: `${index}`, ago: 1 }));
    const file = discord(many);
    let posts = 0;
    c.front.before = ({ method }) => (method === "POST" && ++posts > 1 ? 403 : undefined);
    const broken = await c.ofApp(app).type("import", "discord", file);
    c.front.before = undefined;
    expect(broken).toMatchObject({
      exit: 3,
      err: expect.stringMatching(/messages? taken before that; run the same again/),
    });
    const rest = await jsonOf(c.ofApp(app).type, "import", "discord", file);
    expect(rest.stored + rest.duplicates).toBe(250);
  });
});
