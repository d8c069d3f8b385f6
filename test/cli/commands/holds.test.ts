import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { limits } from "../../../functions/policy/limits.ts";
import { type CliWorld, jsonOf, startCliWorld } from "../../support/cli-world.ts";
import { carryOutHolds, givenPlaced } from "../../support/holds.ts";
import { day, givenApp, givenMessages, iso, sentIn } from "../../support/verbs.ts";

let c: CliWorld;
let app: string;
beforeAll(async () => {
  c = await startCliWorld();
});
beforeEach(async () => {
  app = await givenApp(c.w);
});
afterAll(() => c.front.stop());

const place = (...more: string[]) => [
  ...["holds", "place", "--app", app, "--category", "messages"],
  ...["--authority", "District Court", "--reference", "4 O 17/30"],
  ...["--review-at", iso(c.w.clock.now + 90 * day), ...more],
];

describe("holds", () => {
  it.each([
    [["--user", "alice"], "user"],
    [["--conversation", "lobby"], "conversation"],
    [["--whole-app"], "app"],
  ])("DA-5.law: is placed with %j, and listed as pending", async (scope, kind) => {
    const { type } = c.operator({}, "counsel");
    const hold = await jsonOf(type, ...place(...scope));
    expect(hold).toMatchObject({ state: "pending", scope: { kind }, placedBy: "counsel" });
    expect((await jsonOf(type, "holds", "list", "--app", app)).holds).toEqual([hold]);
    expect((await type("holds", "list", "--app", app)).out).toMatch(
      new RegExp(`${hold.id} +pending +${kind}`),
    );
  });

  it("DA-5.law: is on exactly one of a person, a conversation and the whole app", async () => {
    const { type } = c.operator();
    expect((await type(...place())).exit).toBe(2);
    expect((await type(...place("--whole-app", "--user", "u"))).exit).toBe(2);
  });

  it("DA-5.law: is lifted by somebody else than who placed it, after a yes", async () => {
    const { id } = await jsonOf(c.operator({}, "counsel").type, ...place("--whole-app"));
    const lift = ["holds", "lift", id, "--app", app];
    const own = await c.operator({}, "counsel").type(...lift, "--yes");
    expect(own).toMatchObject({
      exit: 3,
      err: expect.stringMatching(/second-person-needed[\s\S]*not the one who placed/),
    });
    expect((await c.operator({}, "judge").type(...lift)).exit).toBe(2);
    const judge = c.operator({ answers: ["yes"] }, "judge");
    expect(await judge.type(...lift)).toMatchObject({ exit: 0, out: "The hold is lifting\n" });
    expect(judge.questions[0]).toContain("erased at once");
  });
});

describe("two people", () => {
  it("DA-5.law: lift what a machine placed, and none of them alone", async () => {
    const { id } = await jsonOf(c.operator().type, ...place("--whole-app"));
    const lift = ["holds", "lift", id, "--app", app, "--yes"];
    expect((await c.operator({}, "counsel").type(...lift)).out).toContain("another person");
    const listed = await c.operator().type("holds", "list", "--app", app);
    expect(listed.out).toContain("counsel wants it lifted");
    expect((await c.operator().type(...lift)).exit).toBe(3);
    expect((await c.operator({}, "judge").type(...lift)).out).toContain("lifting");
  });

  it("DA-5.law: keep a hold over the bound, which says how long it holds by one person's word", async () => {
    await givenPlaced(c.w, app, Array(limits.holds).fill({}));
    const meanwhile = () => carryOutHolds(c.w, app);
    const placed = await c.operator({ meanwhile }, "counsel").type(...place("--user", "alice"));
    expect(placed.err).toMatch(/holds agree/);
    const id = /The hold (\S+) ends at/.exec(placed.err)?.[1] ?? "";
    const agree = ["holds", "agree", id, "--app", app];
    expect((await c.operator({}, "counsel").type(...agree)).exit).toBe(3);
    expect(await c.operator({}, "judge").type(...agree)).toMatchObject({
      ...{ exit: 0, err: "", out: expect.stringContaining("by judge") },
    });
  });
});

describe("a hold", () => {
  it.each([
    ["nobody", "0 messages", /covers nothing: is the id written as the app writes it/],
    ["alice", "1 messages", /^$/],
  ])(
    "DA-5.law: on %s says that it covers %s as soon as that is counted",
    async (user, covers, warned) => {
      await givenMessages(c.w, app, "room", "m");
      const meanwhile = () => carryOutHolds(c.w, app);
      const { type } = c.operator({ meanwhile }, "counsel");
      const { out, err } = await type(...place("--user", user));
      expect(out).toContain(covers);
      expect(err).toMatch(warned);
      const listed = await type("holds", "list", "--app", app);
      expect(listed.out).toContain(covers);
      expect(listed.err).toMatch(warned);
    },
  );

  it("DA-5.law: on a name as a Mac types it is on the person whom the app calls so", async () => {
    const message = { ...sentIn(c.w, "room", "m"), from: "Jos\u00e9" };
    await c.w.call("save-messages", { app, body: { messages: [message] } });
    const meanwhile = () => carryOutHolds(c.w, app);
    const hold = await jsonOf(
      c.operator({ meanwhile }, "counsel").type,
      ...place("--user", "Jose\u0301"),
    );
    expect(hold.covers.records).toEqual({ messages: 1 });
  });

  it("DA-5.law: whose first look does not come says so", async () => {
    const { err } = await c.operator({}, "counsel").type(...place("--whole-app"));
    expect(err).toContain("has not been counted yet");
  });

  it("DA-5.law: one that is not there is not found: 4", async () => {
    const nothing = "00000000-0000-4000-8000-000000000000";
    const { exit } = await c.operator().type("holds", "lift", nothing, "--app", app, "--yes");
    expect(exit).toBe(4);
  });
});
