import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CliWorld, startCliWorld } from "../../support/cli-world.ts";
import { region } from "../../support/resources.ts";
import { terminalOf } from "../../support/terminal.ts";
import { givenApp } from "../../support/verbs.ts";

let c: CliWorld;
beforeAll(async () => {
  c = await startCliWorld();
});
afterAll(() => c.front.stop());

describe("how a command ends", () => {
  it("is 0 when it did what was asked for", async () => {
    expect(await c.operator().type("apps", "list")).toMatchObject({ exit: 0, err: "" });
    expect(await c.operator().type("--help")).toMatchObject({ exit: 0, err: "" });
  });

  it("is 1 when the service fails, after it was asked again", async () => {
    const { type } = c.operator();
    let asked = 0;
    c.front.before = () => {
      asked += 1;
      return 500;
    };
    const { exit, err } = await type("apps", "list");
    c.front.before = undefined;
    expect({ exit, asked }).toEqual({ exit: 1, asked: 4 });
    expect(err).toContain("The service answered 500");
  });

  it("is 1 when the service cannot be reached, and says which", async () => {
    const url = "http://127.0.0.1:1";
    const { exit, err } = await c
      .operator({ env: { CHAT_RETENTION_URL: url } })
      .type("apps", "list");
    expect(exit).toBe(1);
    expect(err).toMatch(/^chat-retention: 127\.0\.0\.1:1 cannot be reached/);
  });

  it.each([
    [["apps", "lst"], "Did you mean list?"],
    [["apps", "list", "--what"], "unknown option"],
    [["requests", "show", "--app", "a"], "missing required argument"],
    [["requests", "show", "x"], "No app is named"],
    [["requests", "preview", "--app", "a"], "exactly one of"],
    [["requests", "preview", "--app", "a", "--user", "u", "--conversation", "c"], "exactly one of"],
    [["holds", "place", "--app", "a", "--category", "chat"], "is invalid"],
  ])("is 2 for %j, which says why", async (args, why) => {
    const { exit, err } = await c.operator().type(...args);
    expect(exit).toBe(2);
    expect(err).toContain(why);
  });

  it.each(
    [
      ["--interval", "soon"],
      ["--timeout", "PT2M"],
      ["--timeout", "5m"],
      ["--timeout", "-1"],
      ["--interval", "0"],
    ].flatMap((option) => [
      ["requests", "create", "--user", "u", "--yes", "--watch", ...option],
      ["access", "download", "r", "--wait", ...option],
      ["requests", "watch", "r", ...option],
    ]),
  )("is 2 only if nothing was sent: %s %s %s", async (...args) => {
    const { type } = c.ofApp(await givenApp(c.w));
    c.front.asked.length = 0;
    const { exit, err } = await type(...args);
    expect({ exit, asked: c.front.asked }).toEqual({ exit: 2, asked: [] });
    expect(err).toContain("It is a number of seconds");
  });

  it("is 2 only if nothing was sent: a list's length that is none", async () => {
    const { type } = c.ofApp(await givenApp(c.w));
    c.front.asked.length = 0;
    expect(await type("requests", "list", "--limit", "many")).toMatchObject({ exit: 2 });
    expect(c.front.asked).toEqual([]);
  });

  it("is 2 without a deployment, and over http to anywhere but this machine", async () => {
    expect(await terminalOf().type("apps", "list")).toMatchObject({ exit: 2 });
    const far = terminalOf({ env: { CHAT_RETENTION_TOKEN: "t" } });
    const { exit, err } = await far.type("apps", "list", "--url", "http://api.example.com");
    expect({ exit, err }).toMatchObject({ exit: 2, err: expect.stringContaining("Use https") });
  });

  it("is 3 when the service refuses, in one line with the field and its bound", async () => {
    const app = await givenApp(c.w);
    const long = "u".repeat(129);
    const { exit, err } = await c.ofApp(app).type("requests", "preview", "--user", long);
    expect(exit).toBe(3);
    expect(err.trimEnd().split("\n")).toHaveLength(1);
    expect(err).toContain("userId must be at most 128 characters");
    expect(err).not.toContain(long);
  });

  it("is 3 with a hint what to do, for a token of another app and for a scope that does not reach", async () => {
    const [mine, theirs] = [await givenApp(c.w), await givenApp(c.w)];
    const foreign = await c.ofApp(mine).type("apps", "show", theirs);
    expect(foreign).toMatchObject({
      exit: 3,
      err: expect.stringMatching(/not-your-app[\s\S]*whoami/),
    });
    const scope = await c.ofApp(mine).type("apps", "list");
    expect(scope).toMatchObject({ exit: 3, err: expect.stringContaining("scope does not reach") });
  });

  it("is 3 for what is there already", async () => {
    const app = await givenApp(c.w);
    const args = ["--uin", "u", "--region", region, "--client", "c", "--minimum-age", "13"];
    const { exit, err } = await c.operator().type("apps", "register", app, ...args);
    expect({ exit, err }).toMatchObject({
      exit: 3,
      err: expect.stringContaining("already registered"),
    });
  });

  it("is 4 for what is not there", async () => {
    expect(await c.operator().type("apps", "show", "nobody")).toMatchObject({ exit: 4 });
  });

  it("is 5 without a token, and with one that the service does not take", async () => {
    const signedOut = terminalOf({ env: { CHAT_RETENTION_URL: c.front.url } });
    expect(await signedOut.type("apps", "list")).toMatchObject({ exit: 5 });
    const stranger = c.operator({ env: { CHAT_RETENTION_TOKEN: "not.a.token" } });
    const { exit, err } = await stranger.type("apps", "list");
    expect({ exit, err }).toMatchObject({ exit: 5, err: expect.stringContaining("login") });
  });
});
