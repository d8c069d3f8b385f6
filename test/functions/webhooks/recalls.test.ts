import { beforeAll, expect, test } from "vitest";
import {
  givenTencentApp,
  groupMessage,
  groupRecall,
  post,
  privateMessage,
  privateRecall,
  taken,
} from "../../support/tencent.ts";
import { tracesOf } from "../../support/traces.ts";
import { change, day, readable, recordsOf, rowsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

const group = "room";
const conversation = "group:room";

test("DA-2.messages: a recalled one-to-one message is gone, content and all, and the others stay", async () => {
  const app = await givenTencentApp(w);
  const one = { from: "ann", to: "ben", seq: 1, at: w.clock.now };
  await post(w, app, privateMessage({ ...one, more: { CloudCustomData: "recalled secret" } }));
  await post(w, app, privateMessage({ ...one, seq: 2 }));
  expect((await post(w, app, privateRecall(one))).body).toEqual(taken);
  expect(await readable(w, app, "c2c:ann:ben")).toHaveLength(1);
  expect(await tracesOf(w, "private 1")).toEqual([]);
  expect(await tracesOf(w, "recalled secret")).toEqual([]);
});

test("DA-2.messages: of a group all recalled messages go, and no other", async () => {
  const app = await givenTencentApp(w);
  for (const seq of [1, 2, 3]) {
    await post(w, app, groupMessage({ group, from: "ann", seq, at: w.clock.now }));
  }
  expect((await post(w, app, groupRecall(group, w.clock.now, 1, 3))).body).toEqual(taken);
  expect(await readable(w, app, conversation)).toEqual(["2"]);
});

test("DA-2.messages: a recall in one app or group touches no other", async () => {
  const [app, other] = [await givenTencentApp(w), await givenTencentApp(w)];
  for (const one of [app, other]) {
    await post(w, one, groupMessage({ group, from: "ann", seq: 1, at: w.clock.now }));
  }
  await post(w, app, groupMessage({ group: "hall", from: "ann", seq: 1, at: w.clock.now }));
  await post(w, app, groupRecall(group, w.clock.now, 1));
  expect(await readable(w, app, conversation)).toEqual([]);
  expect(await readable(w, other, conversation)).toEqual(["1"]);
  expect(await readable(w, app, "group:hall")).toEqual(["1"]);
});

test("DA-2.messages: a recall twice is a recall", async () => {
  const app = await givenTencentApp(w);
  await post(w, app, groupMessage({ group, from: "ann", seq: 1, at: w.clock.now }));
  for (let times = 0; times < 2; times++) {
    expect((await post(w, app, groupRecall(group, w.clock.now, 1))).body).toEqual(taken);
    w.clock.now += 1_000;
  }
  expect(await readable(w, app, conversation)).toEqual([]);
});

test("DA-2.messages: a message delivered again after its recall does not return", async () => {
  const app = await givenTencentApp(w);
  const event = groupMessage({ group, from: "ann", seq: 1, at: w.clock.now });
  await post(w, app, event);
  await post(w, app, groupRecall(group, w.clock.now, 1));
  expect((await post(w, app, event)).body).toEqual(taken);
  w.clock.now += 2 * day;
  await post(w, app, event);
  expect(await readable(w, app, conversation)).toEqual([]);
  expect(await recordsOf(w, "messages", app)).not.toContainEqual(
    expect.objectContaining({ text: "group 1" }),
  );
});

test("DA-2.messages: a recall that comes before its message takes it back on arrival, however often it comes", async () => {
  const app = await givenTencentApp(w);
  const at = w.clock.now;
  await post(w, app, groupRecall(group, at, 1));
  for (let times = 0; times < 2; times++) {
    await post(w, app, groupMessage({ group, from: "ann", seq: 1, at }));
    expect(await readable(w, app, conversation)).toEqual([]);
  }
  expect(await recordsOf(w, "messages", app)).not.toContainEqual(
    expect.objectContaining({ text: "group 1" }),
  );
});

test("DA-2.messages: a recall waits for its message over midnights, until that would have expired", async () => {
  const app = await givenTencentApp(w);
  const at = w.clock.now;
  w.clock.now += day;
  await post(w, app, privateRecall({ from: "ann", to: "ben", seq: 1, at }));
  w.clock.now += 3 * day;
  await post(w, app, privateMessage({ from: "ann", to: "ben", seq: 1, at }));
  expect(await readable(w, app, "c2c:ann:ben")).toEqual([]);
});

test("DA-2.messages: a recall takes back an old message, days after it came", async () => {
  const app = await givenTencentApp(w);
  const at = w.clock.now;
  await post(w, app, groupMessage({ group, from: "ann", seq: 1, at }));
  w.clock.now += 6 * day;
  await post(w, app, groupMessage({ group, from: "ann", seq: 2, at: w.clock.now }));
  await post(w, app, groupRecall(group, w.clock.now, 1));
  expect(await readable(w, app, conversation)).toEqual(["2"]);
});

test("DA-2.messages: a recall does not reach a later message that was given the same number", async () => {
  const app = await givenTencentApp(w);
  await post(w, app, groupRecall(group, w.clock.now, 1));
  w.clock.now += day;
  await post(w, app, groupMessage({ group, from: "ann", seq: 1, at: w.clock.now }));
  expect(await readable(w, app, conversation)).toEqual(["1"]);
});

test("DA-5.opt-out: a recall leaves no mark where nothing is stored", async () => {
  const storage = { messages: { store: false }, userInformation: { store: true } };
  const app = await givenTencentApp(w, { storage });
  expect((await post(w, app, groupRecall(group, w.clock.now, 1))).body).toEqual(taken);
  expect(await rowsOf(w, "messages", app)).toEqual([]);
});

test("DA-5.period: the marks of recalls expire as their messages would have", async () => {
  const app = await givenTencentApp(w);
  await post(w, app, groupMessage({ group, from: "ann", seq: 1, at: w.clock.now }));
  await post(w, app, groupRecall(group, w.clock.now, 1, 2));
  expect((await change(w, app, {})).status).toBe(200);
  w.clock.now += 7 * day;
  await w.deliver("sweep");
  expect(await recordsOf(w, "messages", app)).toEqual([]);
  w.clock.now += 3_600_000;
  await w.deliver("sweep");
  expect(await rowsOf(w, "messages", app)).toEqual([]);
});
