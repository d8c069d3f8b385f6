import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { categories } from "../../../functions/policy/categories.ts";
import { operational } from "../../../functions/policy/periods.ts";
import { type CliWorld, jsonOf, startCliWorld } from "../../support/cli-world.ts";
import { givenLoadedApp } from "../../support/loaded-app.ts";
import { terminalOf } from "../../support/terminal.ts";
import { purgeOnce } from "../../support/time.ts";
import { givenApp } from "../../support/verbs.ts";

let c: CliWorld;
beforeAll(async () => {
  c = await startCliWorld();
});
afterAll(() => c.front.stop());

describe("erasures", () => {
  it("PP-6.configuration: show how far a purge has come, and pause it and let it go on", async () => {
    const app = await givenLoadedApp(c.w);
    const { purgeAt } = await jsonOf(c.ofApp(app).type, "apps", "terminate", "--yes");
    c.w.clock.now = Date.parse(purgeAt);
    await purgeOnce(c.w, { appId: app }, 30_000);
    const { type } = c.operator({ env: { CHAT_RETENTION_APP: app } });
    expect((await jsonOf(type, "erasures", "show")).erasures).toMatchObject([{ kind: "purge" }]);
    expect((await type("erasures", "show")).out).toMatch(/^purge +running/m);
    expect((await type("erasures", "pause", "purge")).exit).toBe(2);
    expect((await type("erasures", "pause", "purge", "--yes")).out).toBe("The purge is paused\n");
    expect((await type("erasures", "show")).out).toMatch(/^purge +paused/m);
    expect((await type("erasures", "resume", "purge")).out).toBe("The purge is running\n");
  });

  it("PP-6.configuration: cannot be paused before they begin, nor go on: 4, and says so", async () => {
    const app = await givenApp(c.w);
    const { type } = c.operator({ env: { CHAT_RETENTION_APP: app } });
    for (const args of [
      ["pause", "purge", "--yes"],
      ["resume", "purge"],
      ["resume", "settlement"],
    ]) {
      const { exit, out, err } = await type("erasures", ...args);
      expect({ exit, out, err }).toMatchObject({
        ...{ exit: 4, out: "" },
        err: expect.stringMatching(/No (purge|settlement) is under way/),
      });
    }
  });

  it("are none for an app of which nothing is erased, and of no other kind", async () => {
    const app = await givenApp(c.w);
    expect((await c.ofApp(app).type("erasures", "show")).out).toBe("Nothing is being erased\n");
    expect((await c.operator().type("erasures", "pause", "sweep", "--app", app)).exit).toBe(2);
  });
});

describe("policy", () => {
  it("says to everybody what is kept for how long, as the deployment says it", async () => {
    const { type } = terminalOf({ env: { CHAT_RETENTION_URL: c.front.url } });
    const register = await jsonOf(type, "policy");
    expect(Object.keys(register.categories)).toEqual(Object.keys(categories));
    const { out } = await type("policy", "show");
    for (const name of Object.keys(categories)) expect(out).toMatch(new RegExp(`^${name} `, "m"));
    expect(await jsonOf(type, "policy", "bounds")).toEqual(operational);
  });
});
