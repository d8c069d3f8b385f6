import { beforeAll, expect, test } from "vitest";
import {
  givenTencentApp,
  groupMessage,
  keyOf,
  post,
  privateMessage,
  taken,
} from "../../support/tencent.ts";
import { image, others, text } from "../../support/tencent-elements.ts";
import { day, iso, readable, recordsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

const read = async (app: string, conversationId: string, query = {}) =>
  (await w.call("read-messages", { app, path: { conversationId }, query })).body.messages;

test("DA-2.messages: a one-to-one message that Tencent tells of is readable with its text, elements and time", async () => {
  const app = await givenTencentApp(w);
  const at = w.clock.now - 30_000;
  const body = [text("hello"), image("https://cos.example/i"), ...others, text("world")];
  const event = privateMessage({ from: "jared", to: "johnson", seq: 48374, at, body });
  const answer = await post(w, app, event);
  expect(answer).toMatchObject({ status: 200, body: taken });
  expect(await read(app, "c2c:jared:johnson")).toEqual([
    {
      messageId: keyOf({ seq: 48374, at }),
      from: "jared",
      sentAt: iso(at),
      text: "hello\nworld",
      elements: body,
      cloudCustomData: "your cloud custom data",
      expiresAt: iso(at + 7 * day),
    },
  ]);
});

test("DA-2.messages: both sides of a one-to-one conversation are one conversation", async () => {
  const app = await givenTencentApp(w);
  const at = w.clock.now;
  await post(w, app, privateMessage({ from: "zoe", to: "adam", seq: 1, at }));
  await post(w, app, privateMessage({ from: "adam", to: "zoe", seq: 2, at }));
  expect(await read(app, "c2c:adam:zoe")).toMatchObject([{ from: "zoe" }, { from: "adam" }]);
  expect(await readable(w, app, "c2c:zoe:adam")).toEqual([]);
});

test("DA-2.messages: a group message is readable in its group, in order of time", async () => {
  const app = await givenTencentApp(w);
  const at = w.clock.now - 2_000;
  const group = "@TGS#2J4SZEAEL";
  await post(w, app, groupMessage({ group, from: "bob", seq: 2, at: at + 1_000 }));
  const first = groupMessage({ group, from: "jared", seq: 1, at });
  expect((await post(w, app, first)).body).toEqual(taken);
  expect(await read(app, "group:%40TGS%232J4SZEAEL")).toMatchObject([
    { messageId: "1", from: "jared", text: "group 1", sentAt: iso(at) },
    { messageId: "2", from: "bob", text: "group 2", sentAt: iso(at + 1_000) },
  ]);
});

test("DA-2.messages: accounts of 128 characters, in any script, have a conversation that can be read", async () => {
  const app = await givenTencentApp(w);
  const [from, to] = ["名".repeat(128), "|#:".padEnd(128, "é")];
  await post(w, app, privateMessage({ from, to, seq: 1, at: w.clock.now }));
  const conversation = `c2c:${[from, to].sort().map(encodeURIComponent).join(":")}`;
  expect(await read(app, conversation)).toMatchObject([{ from, text: "private 1" }]);
});

test("DA-2.messages: an account whose name has the separators of another pair is another conversation", async () => {
  const app = await givenTencentApp(w);
  await post(w, app, privateMessage({ from: "a:b", to: "c", seq: 1, at: w.clock.now }));
  expect(await readable(w, app, "c2c:a:b:c")).toEqual([]);
  expect(await readable(w, app, "c2c:a%3Ab:c")).toHaveLength(1);
});

test("DA-5.period: the clock of a webhook's message is MsgTime, whenever it arrives", async () => {
  const app = await givenTencentApp(w);
  const sent = Math.floor(w.clock.now / 1000) * 1000;
  w.clock.now = sent + 7 * day - 1;
  await post(w, app, groupMessage({ group: "late", from: "bob", seq: 1, at: sent }));
  expect(await readable(w, app, "group:late")).toEqual(["1"]);
  w.clock.now += 1;
  expect(await readable(w, app, "group:late")).toEqual([]);
});

test("DA-5.period: a message whose period is over on arrival is not stored", async () => {
  const app = await givenTencentApp(w);
  const at = w.clock.now - 7 * day;
  expect(
    (await post(w, app, groupMessage({ group: "old", from: "bob", seq: 1, at }))).body,
  ).toEqual(taken);
  expect(await recordsOf(w, "messages", app)).toEqual([]);
});

test("DA-2.messages: the same event delivered twice is one message", async () => {
  const app = await givenTencentApp(w);
  const event = groupMessage({ group: "twice", from: "bob", seq: 1, at: w.clock.now });
  await post(w, app, event);
  w.clock.now += 5_000;
  expect((await post(w, app, event)).body).toEqual(taken);
  expect(await readable(w, app, "group:twice")).toEqual(["1"]);
  expect(await recordsOf(w, "messages", app)).toHaveLength(1);
});

test("DA-2.messages: an event from a clock that is ahead is one message too, as of its arrival", async () => {
  const app = await givenTencentApp(w);
  const arrival = w.clock.now;
  const event = groupMessage({ group: "ahead", from: "bob", seq: 1, at: arrival + 10_000 });
  await post(w, app, event);
  w.clock.now += 3_000;
  await post(w, app, event);
  w.clock.now += 30_000;
  await post(w, app, event);
  expect(await read(app, "group:ahead")).toMatchObject([{ messageId: "1", sentAt: iso(arrival) }]);
});

test("DA-2.messages: a message for those who are online alone is not stored", async () => {
  const app = await givenTencentApp(w);
  const at = w.clock.now;
  const more = { OnlineOnlyFlag: 1 };
  const one = privateMessage({ from: "a", to: "b", seq: 1, at, more });
  const other = groupMessage({ group: "now", from: "b", seq: 1, at, more });
  expect((await post(w, app, one)).body).toEqual(taken);
  expect((await post(w, app, other)).body).toEqual(taken);
  expect(await recordsOf(w, "messages", app)).toEqual([]);
});

test("DA-2.messages: a message that Tencent could not deliver is no chat message, and log data all the same", async () => {
  const app = await givenTencentApp(w);
  const more = { SendMsgResult: 20_003, ErrorInfo: "account is invalid" };
  const event = privateMessage({ from: "a", to: "b", seq: 1, at: w.clock.now, more });
  expect((await post(w, app, event)).body).toEqual(taken);
  expect(await recordsOf(w, "messages", app)).toEqual([]);
  expect(await recordsOf(w, "log-data", app)).toContainEqual(
    expect.objectContaining({ interface: event.command }),
  );
  await post(w, app, privateMessage({ from: "a", to: "b", seq: 2, at: w.clock.now }));
  expect(await read(app, "c2c:a:b")).toMatchObject([{ text: "private 2" }]);
});

test("DA-2.messages: messages of one second are read in the order of their numbers, however they arrive", async () => {
  const app = await givenTencentApp(w);
  for (const seq of [11, 9, 2, 100, 10]) {
    await post(w, app, groupMessage({ group: "order", from: "bob", seq, at: w.clock.now }));
  }
  expect(await readable(w, app, "group:order")).toEqual(["2", "9", "10", "11", "100"]);
});
