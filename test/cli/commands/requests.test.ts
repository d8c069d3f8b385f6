import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type CliWorld, jsonOf, startCliWorld } from "../../support/cli-world.ts";
import { carryOut } from "../../support/deletions.ts";
import { givenHold } from "../../support/holds.ts";
import { happens } from "../../support/requests.ts";
import { givenApp, givenMessages, readable } from "../../support/verbs.ts";

let c: CliWorld;
let app: string;
beforeAll(async () => {
  c = await startCliWorld();
});
beforeEach(async () => {
  app = await givenApp(c.w);
  await givenMessages(c.w, app, "lobby", "m1", "m2");
});
afterAll(() => c.front.stop());

const alice = ["--user", "alice"];
const type = () => c.ofApp(app).type;
const given = async (): Promise<string> =>
  (await jsonOf(type(), "requests", "create", ...alice, "--yes")).requestId;

/** While somebody waits the service works. */
const working = (id: () => string) => async () => {
  c.w.clock.now += 15_000;
  await carryOut(c.w, app, id());
};

describe("requests", () => {
  it("DA-5.request: a preview shows what would go, in the API's words and for people, and touches nothing", async () => {
    const preview = await jsonOf(type(), "requests", "preview", ...alice);
    expect(preview).toMatchObject({ scope: "user", complete: true, held: [] });
    const { out } = await type()("requests", "preview", ...alice);
    expect(out).toMatch(/messages +messages +2 +\d/);
    expect(out).toContain(preview.digest);
    expect(out).not.toMatch(/ 0 +0 B/);
    expect((await readable(c.w, app, "lobby")).sort()).toEqual(["m1", "m2"]);
  });

  it("DA-5.request: a preview of somebody of whom there is nothing says so", async () => {
    const { out } = await type()("requests", "preview", "--user", "nobody");
    expect(out).toContain("Nothing would go.");
    expect(out).not.toMatch(/ 0 +0 B/);
  });

  it("says in words what a request's id looks like: 3", async () => {
    const { exit, err } = await type()("requests", "show", "no-id");
    expect({ exit, err }).toMatchObject({
      exit: 3,
      err: expect.stringContaining("requestId must be a UUID of version 4 in lower case"),
    });
    expect(err).not.toMatch(/[\^$]/);
  });

  it("DA-5.request: shows what would go and asks before it files, and files for exactly that", async () => {
    const somebody = c.ofApp(app, { answers: ["y"] });
    const preview = await jsonOf(type(), "requests", "preview", ...alice);
    const { exit, err, out } = await somebody.type("requests", "create", ...alice);
    expect(exit).toBe(0);
    expect(err).toContain("messages");
    expect(out).toContain(preview.digest);
  });

  it("DA-5.request: files nothing without a yes, from somebody or on the command line", async () => {
    expect(
      (await c.ofApp(app, { answers: ["no"] }).type("requests", "create", ...alice)).exit,
    ).toBe(1);
    expect((await type()("requests", "create", ...alice)).exit).toBe(2);
    expect(await jsonOf(type(), "requests", "list")).toEqual({ requests: [] });
  });

  it("DA-5.request: lists and shows what was filed, and calls it off", async () => {
    const id = await given();
    expect((await jsonOf(type(), "requests", "list")).requests).toMatchObject([
      { requestId: id, scope: "user" },
    ]);
    expect(await jsonOf(type(), "requests", "show", id)).toMatchObject({ state: "pending" });
    expect((await type()("requests", "list")).out).toContain(id);
    expect(await jsonOf(type(), "requests", "cancel", id, "--yes")).toMatchObject({
      state: "cancelled",
    });
    expect((await type()("requests", "cancel", id, "--yes")).exit).toBe(0);
  });

  it("DA-5.request: of what is done nothing can be called off: 3", async () => {
    const id = await given();
    await working(() => id)();
    const { exit, err } = await type()("requests", "cancel", id, "--yes");
    expect({ exit, err }).toMatchObject({
      exit: 3,
      err: expect.stringContaining("not-cancellable"),
    });
  });

  it("DA-5.request: waits for a request's end, and says each state once", async () => {
    const id = await given();
    const { type } = c.ofApp(app, { meanwhile: working(() => id) });
    const { exit, out, err } = await type("requests", "watch", id);
    expect({ exit, out }).toEqual({ exit: 0, out: expect.stringContaining("completed") });
    expect(out).toMatch(/^deleted .*\b2 from messages/m);
    expect(err.trimEnd().split("\n")).toEqual([
      expect.stringMatching(/^pending due /),
      "completed",
    ]);
    expect(await readable(c.w, app, "lobby")).toEqual([]);
  });

  it("DA-5.request: files and waits in one", async () => {
    const { type } = c.ofApp(app, {
      meanwhile: async () => {
        const [{ requestId }] = (await jsonOf(c.ofApp(app).type, "requests", "list")).requests;
        await working(() => requestId)();
      },
    });
    const { exit, out } = await type(
      "requests",
      "create",
      "--conversation",
      "lobby",
      "--yes",
      "--watch",
    );
    expect({ exit, out }).toEqual({ exit: 0, out: expect.stringContaining("completed") });
  });

  it("DA-5.request: ends with 1 when a request was denied, and when it was called off", async () => {
    const [denied, cancelled] = [await given(), await given()];
    await happens(c.w, app, denied, { kind: "deny", reason: "no_match" });
    await happens(c.w, app, cancelled, { kind: "cancel" });
    expect(await type()("requests", "watch", denied)).toMatchObject({
      exit: 1,
      err: "denied (no_match)\n",
    });
    expect((await type()("requests", "watch", cancelled)).exit).toBe(1);
  });

  it("DA-5.request: ends with 6 when the month is over, and when whoever waits has no patience left", async () => {
    const id = await given();
    const at = async (instant: number, ...args: string[]) =>
      c.ofApp(app, { now: () => instant }).type("requests", "watch", id, ...args);
    const { deadline } = await jsonOf(type(), "requests", "show", id);
    expect(await at(Date.parse(deadline))).toMatchObject({
      exit: 6,
      err: expect.stringContaining("deadline has passed"),
    });
    let now = c.w.clock.now;
    const patient = c.ofApp(app, { now: () => (now += 1_000) });
    expect((await patient.type("requests", "watch", id, "--timeout", "5")).exit).toBe(6);
    expect((await type()("requests", "watch", id, "--timeout", "soon")).exit).toBe(2);
  });

  it("DA-5.request: when another plan is found it waits for somebody to agree, who sees it first", async () => {
    const { digest } = await jsonOf(type(), "requests", "preview", ...alice);
    const filing = ["requests", "create", ...alice, "--preview-digest", digest, "--yes"];
    const { requestId: id } = await jsonOf(type(), ...filing);
    await givenMessages(c.w, app, "lobby", "m3");
    await givenHold(c.w, app, { kind: "conversation", conversationId: "lobby" });
    await working(() => id)();
    const { exit, err } = await type()("requests", "watch", id);
    expect({ exit, err }).toMatchObject({
      exit: 3,
      err: expect.stringContaining(`requests agree ${id}`),
    });

    const refusing = await c.ofApp(app, { answers: ["n"] }).type("requests", "agree", id);
    expect(refusing).toMatchObject({ exit: 1, err: expect.stringContaining("held by") });
    const agreed = await c.ofApp(app, { answers: ["y"] }).type("requests", "agree", id);
    expect(agreed.exit).toBe(0);
    expect((await type()("requests", "agree", id, "--yes")).exit).toBe(3);
  });
});
