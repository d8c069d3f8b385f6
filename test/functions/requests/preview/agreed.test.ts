import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  askFor,
  carriedOut,
  carrying,
  carryOut,
  recordsOfAll,
  requestOf,
  stateOf,
  workOff,
} from "../../../support/deletions.ts";
import { everything, givenChat, givenHold, place, there } from "../../../support/holds.ts";
import { drafts } from "../../../support/notary.ts";
import { agree, digestOf, goes, previewOf } from "../../../support/previews.ts";
import { callbacksOf } from "../../../support/requests.ts";
import { settle, sweep } from "../../../support/time.ts";
import {
  change,
  day,
  givenMessages,
  iso,
  readable,
  rowsIn,
  sentIn,
  takeFrom,
} from "../../../support/verbs.ts";
import { type World, world } from "../../../support/world.ts";

let w: World;
let app: string;
beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  app = await givenChat(w);
  w.clock.now += 1_000;
});

const minute = 60_000;
const alice = { userId: "alice" };
const stays = everything.filter((one) => !one.includes("alice"));

/** Shown, and then something happens before the request is carried out. */
const shownThen = async (happens: () => Promise<unknown>, body: object = alice) => {
  const previewDigest = await digestOf(w, app, body);
  await happens();
  return carriedOut(w, app, { ...body, previewDigest });
};

const ledgerOf = async () => (await rowsIn(w, "ledger")).map(({ sk }) => String(sk));

describe("DA-5.request: a request that is filed with what was shown", () => {
  it.each([alice, { conversationId: "c" }, { category: "messages" }])(
    "is carried out if that is still so: %o",
    async (body) => {
      const id = await shownThen(async () => undefined, body);
      expect(await stateOf(w, app, id)).toBe("completed");
      expect(goes(await previewOf(w, app, body)).messages).toBe(0);
    },
  );

  it("deletes nothing and says what is there instead, if a message has come meanwhile", async () => {
    const noted = await ledgerOf();
    const before = await drafts(w);
    const id = await shownThen(() => givenMessages(w, app, "c", "one more"));
    expect(await there(w, app)).toEqual([...everything, "one more"].sort());
    const { body } = await previewOf(w, app, alice);
    expect(await requestOf(w, app, id)).toMatchObject({
      status: "in_progress",
      state: "plan_changed",
      preview: { digest: body.digest, goes: body.goes, held: [] },
    });
    expect(await ledgerOf()).toEqual(noted);
    expect(await drafts(w)).toEqual(before);
    expect(await readable(w, app, "c")).toContain("one more");
  });

  it("goes on when whoever asked agrees to what is there, and not before", async () => {
    const id = await shownThen(() => givenMessages(w, app, "c", "one more"));
    w.clock.now += day;
    await carryOut(w, app, id);
    expect(await stateOf(w, app, id)).toBe("plan_changed");
    const { preview } = await requestOf(w, app, id);
    const answer = await agree(w, app, id, preview.digest);
    expect(answer).toMatchObject({ status: 202, body: { state: "in_progress" } });
    expect((await agree(w, app, id, preview.digest)).status).toBe(202);
    expect(await takeFrom(w, "requestsQueue")).toContainEqual({ appId: app, requestId: id });
    await carryOut(w, app, id);
    expect(await stateOf(w, app, id)).toBe("completed");
    expect(await there(w, app)).toEqual(stays);
  });

  it("asks again if what is agreed to is not there either", async () => {
    const id = await shownThen(() => givenMessages(w, app, "c", "one more"));
    await agree(w, app, id, await digestOf(w, app, { userId: "bob" }));
    await carryOut(w, app, id);
    expect(await stateOf(w, app, id)).toBe("plan_changed");
    expect(await there(w, app)).toContain("c by alice");
  });

  it("leaves alone what was written after it came, and is no other plan for that", async () => {
    const id = await askFor(w, app, { ...alice, previewDigest: await digestOf(w, app, alice) });
    w.clock.now += 1_000;
    await givenMessages(w, app, "c", "after");
    w.clock.now += 15_000;
    await carryOut(w, app, id);
    expect(await stateOf(w, app, id)).toBe("completed");
    expect(await there(w, app)).toEqual([...stays, "after"].sort());
  });

  it("DA-5.law: asks again if a hold was placed meanwhile, and is held if that is agreed to", async () => {
    const id = await shownThen(() => place(w, app, { kind: "conversation", conversationId: "c" }));
    const { state, preview } = await requestOf(w, app, id);
    expect([state, preview.held]).toEqual([
      "plan_changed",
      [expect.objectContaining({ records: 1 })],
    ]);
    await agree(w, app, id, preview.digest);
    await carryOut(w, app, id);
    expect(await stateOf(w, app, id)).toBe("held");
    expect(await there(w, app)).toEqual([...stays, "c by alice"].sort());
    await carryOut(w, app, id);
    expect(await stateOf(w, app, id)).toBe("held");
  });

  it("DA-5.law: shown with a hold on all of it, is held and deletes nothing", async () => {
    await givenHold(w, app, { kind: "app" });
    const id = await shownThen(async () => undefined);
    expect(await stateOf(w, app, id)).toBe("held");
    expect(await there(w, app)).toEqual(everything);
  });

  it("tells its callbacks that the plan has changed, and its deadline stays", async () => {
    const previewDigest = await digestOf(w, app, alice);
    await givenMessages(w, app, "c", "one more");
    const callbackUrls = ["https://controller.example/callbacks"];
    const id = await carriedOut(w, app, { ...alice, previewDigest, callbackUrls });
    const told = (await callbacksOf(w)).filter(({ requestId }) => requestId === id);
    expect(told.map(({ change }) => change)).toEqual([1, 2]);
    const { deadline, receivedAt } = await requestOf(w, app, id);
    expect(Date.parse(deadline) - Date.parse(receivedAt)).toBeGreaterThan(27 * day);
    const warning = (await rowsIn(w, "requests")).find(
      ({ pk, sk }) => pk === `warn|${app}` && sk === id,
    );
    expect(warning?.due).toBe(Date.parse(deadline) - 7 * day);
  });

  it("can be called off while it waits: nothing has been deleted", async () => {
    const id = await shownThen(() => givenMessages(w, app, "c", "one more"));
    const path = { requestId: id };
    const cancelled = await w.call("cancel-request", { app, method: "DELETE", path });
    expect(cancelled).toMatchObject({ status: 202, body: { state: "cancelled" } });
    expect((await agree(w, app, id, await digestOf(w, app, alice))).status).toBe(409);
    await carryOut(w, app, id);
    expect(await there(w, app)).toHaveLength(everything.length + 1);
  });

  it("is found again step by step if it is large, and comes to the same", async () => {
    const previewDigest = await digestOf(w, app, alice);
    const requestId = await askFor(w, app, { ...alice, previewDigest });
    w.clock.now += 15_000;
    const own = carrying(w);
    own.tasks.push({ appId: app, requestId });
    expect(await workOff(w, own, () => false)).toBeGreaterThan(5);
    expect(await stateOf(w, app, requestId)).toBe("completed");
    expect(await there(w, app)).toEqual(stays);
  });

  it("touches nobody else's data", async () => {
    const other = await givenChat(w);
    const before = await recordsOfAll(w, ["messages", "user-information"]);
    await shownThen(() => givenMessages(w, app, "c", "one more"));
    const after = await recordsOfAll(w, ["messages", "user-information"]);
    expect(after).toHaveLength(before.length + 1);
    expect(await there(w, other)).toEqual(everything);
  });
});

it("DA-5.request: a plan is carried out after one agreement, though something expires or is recalled all the time", async () => {
  const days = { store: true, days: 7 };
  await change(w, app, { storage: { messages: days, userInformation: days } });
  await settle(w, app);
  const every = 20 * minute;
  const often = Array.from({ length: 60 }, (_, index) => w.clock.now + index * every);
  const messages = often.map((at, index) => ({
    ...{ ...sentIn(w, "often", `m${index}`), sentAt: iso(at) },
  }));
  w.clock.now += 60 * every;
  await w.call("save-messages", { app, body: { messages } });
  w.clock.now += 7 * day - 59 * every;
  const previewDigest = await digestOf(w, app, alice);
  w.clock.now += 30 * minute;
  await w.call("recall-message", {
    ...{ app, method: "DELETE", path: { conversationId: "often", messageId: "m59" } },
  });
  const id = await carriedOut(w, app, { ...alice, previewDigest });
  expect(await stateOf(w, app, id)).toBe("completed");
  expect(goes(await previewOf(w, app, alice)).messages).toBe(0);
});

it("DA-5.request: a plan ends at its deadline with its reason, if nobody has agreed: nothing has gone", async () => {
  const id = await shownThen(() => givenMessages(w, app, "c", "one more"));
  const noted = await ledgerOf();
  const { deadline } = await requestOf(w, app, id);
  w.clock.now = Date.parse(deadline) + 15 * minute;
  await sweep(w);
  const task = { appId: app, requestId: id };
  expect(await takeFrom(w, "requestsQueue")).toContainEqual(expect.objectContaining(task));
  await carryOut(w, app, id);
  expect(await requestOf(w, app, id)).toMatchObject({
    ...{ state: "cancelled", status: "cancelled", reason: "plan_not_agreed" },
  });
  const ended = (await ledgerOf()).filter((entry) => !noted.includes(entry));
  expect(ended).toEqual([`request|${id}`]);
  expect((await rowsIn(w, "requests")).filter(({ pk }) => pk === `warn|${app}`)).toEqual([]);
});

describe("an answer to a plan", () => {
  it("is refused when the request waits for none, or is nobody's", async () => {
    const id = await askFor(w, app, alice);
    const digest = await digestOf(w, app, alice);
    expect((await agree(w, app, id, digest)).status).toBe(409);
    expect((await agree(w, app, randomUUID(), digest)).status).toBe(404);
    expect((await agree(w, app, id, "no digest")).body.errors).toEqual([
      { field: "previewDigest", problem: expect.any(String) },
    ]);
    const other = await givenChat(w);
    expect((await agree(w, other, id, digest)).status).toBe(404);
  });
});
