/** DA-5.law: over the bound of holds a second person is asked, and meanwhile nothing goes: nobody fills it against others. */
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Hold } from "../../../functions/domain/holds.ts";
import { milliseconds } from "../../../functions/policy/duration.ts";
import { limits } from "../../../functions/policy/limits.ts";
import { operational } from "../../../functions/policy/periods.ts";
import {
  carryOutHolds,
  fence,
  givenChat,
  givenPlaced,
  holdsOn,
  place,
  type Scope,
  signedIn,
  there,
} from "../../support/holds.ts";
import { sweep } from "../../support/time.ts";
import { day, iso, takeFrom } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

const scope: Scope = { kind: "user", userId: "alice" };
const nobody: Scope = { kind: "user", userId: "nobody" };

let w: World;
let app: string;
beforeAll(async () => {
  w = await world();
});
/** One person has placed as many holds as one may. */
beforeEach(async () => {
  app = await givenChat(w);
  await givenPlaced(w, app, Array(limits.holds - 1).fill(one));
  expect((await place(w, app, nobody)).body.agreement).toBeUndefined();
});

const one: Partial<Hold> = { placedBy: "counsel" };

const placeAs = (speaker: object, what: Scope = scope) =>
  place(w, app, what, { reviewAt: iso(w.clock.now + 90 * day) }, speaker);
const agree = (holdId: string, speaker: object) =>
  w.call("agree-to-hold", { app, method: "POST", path: { holdId }, ...speaker });
const holdOf = async (holdId: string) =>
  (await holdsOn(w, app)).find(({ id }: { id: string }) => id === holdId);

/** Lets everything expire that nothing holds, and sweeps. */
const outlive = async () => {
  w.clock.now += 31 * day;
  await sweep(w);
};

describe("DA-5.law: a hold over the bound", () => {
  it("is placed, keeps what it covers from that moment on, and says until when it waits", async () => {
    const { status, body } = await placeAs(signedIn("grace"));
    expect(status).toBe(201);
    const until = iso(w.clock.now + milliseconds(operational.secondPerson));
    expect(body).toMatchObject({ state: "pending", agreement: { until, by: [] } });
    await carryOutHolds(w, app);
    w.clock.now += fence;
    await carryOutHolds(w, app);
    expect(await holdOf(body.id)).toMatchObject({ state: "active", agreement: { until } });
  });

  it("stays for good once another person has agreed: what it covers outlives its period", async () => {
    const { body } = await placeAs(signedIn("grace"));
    const agreed = await agree(body.id, signedIn("ada"));
    expect([agreed.status, agreed.body.agreement]).toEqual([200, { by: ["ada"] }]);
    await carryOutHolds(w, app);
    await outlive();
    await carryOutHolds(w, app);
    expect(await holdOf(body.id)).toMatchObject({ agreement: { by: ["ada"] } });
    expect(await there(w, app)).toContain("c by alice");
  });
});

describe("DA-5.law: a hold over the bound to which nobody agrees", () => {
  it("to which nobody has agreed in time is lifted by itself, and what is overdue goes", async () => {
    const { body } = await placeAs(signedIn("grace"));
    await carryOutHolds(w, app);
    w.clock.now = Date.parse(body.agreement.until) - 1;
    await carryOutHolds(w, app);
    expect((await holdOf(body.id)).state).toBe("active");
    w.clock.now += 1;
    await takeFrom(w, "holdsQueue");
    await carryOutHolds(w, app);
    expect((await holdOf(body.id)).state).toBe("lifting");
    expect(await takeFrom(w, "holdsQueue")).toEqual([{ appId: app }]);
    await carryOutHolds(w, app);
    expect(await holdOf(body.id)).toBeUndefined();
    await outlive();
    expect(await there(w, app)).not.toContain("c by alice");
  });

  it("is seen to when its time ends, by the sweep alone", async () => {
    const { body } = await placeAs(signedIn("grace"));
    await carryOutHolds(w, app);
    w.clock.now += fence;
    await carryOutHolds(w, app);
    w.clock.now = Date.parse(body.agreement.until);
    await takeFrom(w, "holdsQueue");
    await sweep(w);
    expect(await takeFrom(w, "holdsQueue")).toContainEqual({ appId: app });
  });
});

describe("DA-5.law: the second person", () => {
  const others: readonly (readonly [string, object])[] = [
    ["whoever placed it", signedIn("grace")],
    ["whoever placed it, by another client", { ...signedIn("grace"), client: "another" }],
    ["a machine", { ...signedIn("clerk"), client: "clerk" }],
    ["a machine without a subject", { ...signedIn("clerk"), client: "clerk", person: undefined }],
  ];
  it.each(others)("is not %s", async (_, speaker) => {
    const { body } = await placeAs(signedIn("grace"));
    const refused = await agree(body.id, speaker);
    expect([refused.status, refused.body.type]).toEqual([
      403,
      "urn:chat-retention:problem:second-person-needed",
    ]);
    expect((await holdOf(body.id)).agreement).toEqual(body.agreement);
  });

  it("is the second of two people where a machine placed it", async () => {
    const { body } = await placeAs({ ...signedIn("clerk"), client: "clerk" });
    const first = await agree(body.id, signedIn("grace"));
    expect(first.body.agreement).toEqual({ until: body.agreement.until, by: ["grace"] });
    expect((await agree(body.id, signedIn("grace"))).status).toBe(403);
    const second = await agree(body.id, signedIn("ada"));
    expect(second.body.agreement).toEqual({ by: ["grace", "ada"] });
  });

  it("is not asked again, nor for a hold within the bound, nor for one that is being lifted", async () => {
    const [within] = await holdsOn(w, app);
    expect((await agree(within.id, signedIn("ada"))).status).toBe(409);
    const { body } = await placeAs(signedIn("grace"));
    expect((await agree(body.id, signedIn("ada"))).status).toBe(200);
    expect((await agree(body.id, signedIn("mary"))).status).toBe(409);
    const { body: other } = await placeAs(signedIn("grace"));
    const path = { holdId: other.id };
    await w.call("lift-hold", { app, method: "DELETE", path, ...signedIn("ada") });
    expect((await agree(other.id, signedIn("mary"))).status).toBe(409);
    expect((await agree(app, signedIn("ada"))).status).toBe(400);
  });
});

describe("DA-5.law: one person who fills the bound", () => {
  it("takes no room from another: each person has some of their own that wait", async () => {
    for (let count = 0; count < limits.holdsAwaiting; count++) {
      expect((await placeAs(signedIn("counsel"), nobody)).status).toBe(201);
    }
    const refused = await placeAs(signedIn("counsel"), nobody);
    expect([refused.status, refused.body.type]).toEqual([
      409,
      "urn:chat-retention:problem:too-many-holds",
    ]);
    const { status, body } = await placeAs(signedIn("grace"));
    expect(status).toBe(201);
    expect((await agree(body.id, signedIn("ada"))).status).toBe(200);
  });

  it("and another who agrees have a bound as well", async () => {
    const of = { ...one, agreement: { by: ["ada"] } };
    await givenPlaced(w, app, Array(limits.holdsOfTwo - limits.holds - 1).fill(of));
    const { body } = await placeAs(signedIn("counsel"), nobody);
    expect((await agree(body.id, signedIn("ada"))).status).toBe(200);
    const refused = await placeAs(signedIn("grace"));
    expect([refused.status, refused.body.detail]).toEqual([
      409,
      `An app has at most ${limits.holdsOfTwo} holds`,
    ]);
  });
});
