import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CliWorld, jsonOf, startCliWorld } from "../../support/cli-world.ts";
import { region } from "../../support/resources.ts";
import { day, givenApp, givenMessages, iso } from "../../support/verbs.ts";

let c: CliWorld;
beforeAll(async () => {
  c = await startCliWorld();
});
afterAll(() => c.front.stop());

const registration = ["--uin", "uin-1", "--region", region, "--client", "client-of-shop"];

describe("apps", () => {
  it("registers an app and shows it as the API does", async () => {
    const { type } = c.operator();
    const consent = ["--consent-version", "1", "--consent-reference", "terms"];
    const ages = ["--minimum-age", "13", "--minimum-age", "DE=16"];
    const made = await jsonOf(
      type,
      "apps",
      "register",
      "shop",
      ...registration,
      ...consent,
      ...ages,
    );
    expect(made).toMatchObject({ appId: "shop", status: "active", clientIds: ["client-of-shop"] });
    expect(await jsonOf(type, "apps", "show", "shop")).toEqual(made);
    const { body } = await c.w.call("read-configuration", { app: "shop" });
    expect(body).toMatchObject({ consent: { version: "1" }, minimumAges: { default: 13, DE: 16 } });
  });

  it("lists all apps over all pages, and says where a page ended", async () => {
    for (let index = 0; index < 3; index++) await givenApp(c.w, { appId: `listed${index}` });
    const { type } = c.operator();
    const { out } = await type("apps", "list", "--limit", "1");
    expect(out).toMatch(/There may be more: --all, or --cursor \S+/);
    const { apps, next } = await jsonOf(type, "apps", "list", "--limit", "1", "--all");
    const ids = apps.map(({ appId }: { appId: string }) => appId);
    expect(ids).toEqual(expect.arrayContaining(["listed0", "listed1", "listed2"]));
    expect(next).toBeUndefined();
  });

  it("shows people a table, without colours where nobody sees them", async () => {
    await givenApp(c.w, { appId: "shown" });
    const { exit, out } = await c.operator().type("apps", "show", "shown");
    expect(exit).toBe(0);
    expect(out).toMatch(/^appId +shown\n/);
    expect(out).not.toContain("\u001b");
  });

  it("PP-6.configuration: ends an app's use when told so, and brings it back", async () => {
    const app = await givenApp(c.w);
    const { type } = c.ofApp(app);
    const ended = await jsonOf(type, "apps", "terminate", "--yes");
    expect(ended).toMatchObject({ appId: app, status: "terminated" });
    expect(Date.parse(ended.purgeAt)).toBeGreaterThan(c.w.clock.now);
    expect(await jsonOf(type, "apps", "reactivate")).toMatchObject({ status: "active" });
  });

  it("PP-6.configuration: does not end an app's use when the answer is no, or when nobody is there to ask", async () => {
    const app = await givenApp(c.w);
    const hesitant = c.ofApp(app, { answers: ["n"] });
    expect(await hesitant.type("apps", "terminate")).toMatchObject({ exit: 1 });
    expect(hesitant.questions[0]).toContain(
      `All data of ${app} will be purged two months from now`,
    );
    const script = await c.ofApp(app).type("apps", "terminate");
    expect(script).toMatchObject({ exit: 2, err: expect.stringContaining("--yes") });
    expect(await jsonOf(c.ofApp(app).type, "apps", "show")).toMatchObject({ status: "active" });
  });

  it("PP-6.configuration: ends an app's use when whoever sits there says yes", async () => {
    const app = await givenApp(c.w);
    const { exit } = await c.ofApp(app, { answers: ["y"] }).type("apps", "terminate");
    expect(exit).toBe(0);
    expect(await jsonOf(c.ofApp(app).type, "apps", "show")).toMatchObject({ status: "terminated" });
  });

  it("DA-5.period: shows what is held of an app and on which day it goes", async () => {
    const app = await givenApp(c.w);
    await givenMessages(c.w, app, "lobby", "m1", "m2");
    const held = await jsonOf(c.ofApp(app).type, "apps", "holdings", "--category", "messages");
    expect(held.categories).toMatchObject([{ category: "messages", records: 2 }]);
    const { out } = await c.ofApp(app).type("apps", "holdings", app);
    const goes = iso(c.w.clock.now + 7 * day).slice(0, 10);
    expect(out).toMatch(new RegExp(`^${goes} +2 .*█$`, "m"));
  });
});
