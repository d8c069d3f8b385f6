import { afterAll, beforeAll, expect, test } from "vitest";
import { bytes, type FileServer, startFileServer } from "../../support/file-server.ts";
import { givenTencentApp, groupMessage, groupRecall, post, taken } from "../../support/tencent.ts";
import { image, text } from "../../support/tencent-elements.ts";
import { portraitSet } from "../../support/tencent-people.ts";
import { tracesOf } from "../../support/traces.ts";
import { change, readable, recordsOf, rowsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let callback: FileServer;
beforeAll(async () => {
  callback = await startFileServer();
  callback.files.set("/callback", bytes("", "text/plain"));
  w = await world({ trustedOrigins: [callback.origin] });
});
afterAll(() => callback.stop());

const optedOut = { messages: { store: false }, userInformation: { store: false } };
const refused = (problem: string) => ({ ActionStatus: "FAIL", ErrorInfo: problem, ErrorCode: 1 });
const message = (content: string, seq = 1) =>
  groupMessage({ group: "g", from: "ann", seq, at: w.clock.now, body: [text(content)] });

test("DA-5.opt-out: of an app that opted out, what webhooks carry goes to its callback and nowhere else", async () => {
  const url = `${callback.origin}/callback`;
  const app = await givenTencentApp(w, { storage: optedOut, callback: { enabled: true, url } });
  const photo = image("https://cos.example/canary-1.png");
  const body = [text("canary-2"), photo];
  const event = groupMessage({
    group: "canary-3",
    from: "canary-4",
    seq: 1,
    at: w.clock.now,
    body,
  });
  const profile = { Tag_Profile_IM_Nick: "canary-5" };
  expect((await post(w, app, event)).body).toEqual(taken);
  expect((await post(w, app, portraitSet("canary-6", profile))).body).toEqual(taken);
  expect((await post(w, app, groupRecall("canary-3", w.clock.now, 1))).body).toEqual(taken);
  expect(await tracesOf(w, "canary")).toEqual([]);
  expect(await rowsOf(w, "messages", app)).toEqual([]);
  expect(await rowsOf(w, "user-information", app)).toEqual([]);
  const [first, second] = callback.asked.map((one) => JSON.parse(one.body));
  expect(first).toMatchObject({
    type: "messages",
    messages: [{ from: "canary-4", text: "canary-2", elements: body }],
  });
  expect(second).toEqual({ type: "user-information", userId: "canary-6", profile });
});

test("DA-5.opt-out: without a callback, or with one that fails, the data is forgotten all the same", async () => {
  const silent = await givenTencentApp(w, { storage: optedOut });
  const url = `${callback.origin}/missing`;
  const failing = await givenTencentApp(w, { storage: optedOut, callback: { enabled: true, url } });
  for (const app of [silent, failing]) {
    expect((await post(w, app, message("forgotten"))).body).toEqual(taken);
  }
  expect(await tracesOf(w, "forgotten")).toEqual([]);
});

test("DA-2.messages: a message for those who are online alone goes to the callback of an app that stores", async () => {
  const url = `${callback.origin}/callback`;
  const app = await givenTencentApp(w, { callback: { enabled: true, url } });
  const before = callback.asked.length;
  const more = { OnlineOnlyFlag: 1 };
  await post(w, app, groupMessage({ group: "g", from: "ann", seq: 1, at: w.clock.now, more }));
  expect(callback.asked.slice(before).map((one) => JSON.parse(one.body).type)).toEqual([
    "messages",
  ]);
  expect(await tracesOf(w, "group 1")).toEqual([]);
});

test("DA-6.sensitive: a message or profile in which the app's detectors see something is refused and not stored", async () => {
  const app = await givenTencentApp(w, { sensitiveDetectors: ["payment-card", "iban"] });
  const sensitive = ["my card 4111 1111 1111 1111", "to DE89 3704 0044 0532 0130 00 please"];
  for (const content of sensitive) {
    expect((await post(w, app, message(content))).body).toEqual(refused("sensitive-data"));
    const profile = portraitSet("ann", { Tag_Profile_IM_SelfSignature: content });
    expect((await post(w, app, profile)).body).toEqual(refused("sensitive-data"));
  }
  expect((await post(w, app, message("my order 4111 1111 1111 1112"))).body).toEqual(taken);
  expect(await readable(w, app, "group:g")).toHaveLength(1);
  expect(await rowsOf(w, "user-information", app)).toEqual([]);
  expect(await tracesOf(w, "4111 1111 1111 1111")).toEqual([]);
  expect(await tracesOf(w, "DE89 3704")).toEqual([]);
});

test("DA-6.sensitive: what an app has no detector for is stored", async () => {
  const app = await givenTencentApp(w);
  expect((await post(w, app, message("my card 4111 1111 1111 1111"))).body).toEqual(taken);
  expect(await readable(w, app, "group:g")).toHaveLength(1);
});

test("DA-6.consent: without a consent statement a profile change is refused, and a message is not stored", async () => {
  const app = await givenTencentApp(w, {}, { consent: undefined });
  const profile = portraitSet("ann", { Tag_Profile_IM_Nick: "unconsented" });
  expect((await post(w, app, profile)).body).toEqual(refused("consent-missing"));
  expect((await post(w, app, message("unconsented"))).body).toEqual(taken);
  expect(await tracesOf(w, "unconsented")).toEqual([]);
});

test("PP-6.configuration: a terminated app's webhooks are refused by name, and nothing is stored", async () => {
  const app = await givenTencentApp(w);
  await post(w, app, message("before"));
  await w.call("terminate-app", { app, method: "POST" });
  expect((await post(w, app, message("after", 2))).body).toEqual(refused("app-terminated"));
  const profile = portraitSet("ann", { Tag_Profile_IM_Nick: "after" });
  expect((await post(w, app, profile)).body).toEqual(refused("app-terminated"));
  expect(await readable(w, app, "group:g")).toEqual(["1"]);
  await w.call("reactivate-app", { app, method: "DELETE" });
  expect((await post(w, app, message("again", 3))).body).toEqual(taken);
  expect(await recordsOf(w, "messages", app)).toHaveLength(2);
});

test("DA-2.messages: what is recalled of a terminated app is gone before its purge, and of one whose purge is due nothing is taken any more", async () => {
  const app = await givenTencentApp(w);
  for (const seq of [1, 2, 3]) await post(w, app, message(`text ${seq}`, seq));
  await change(w, app, { storage: { messages: { days: 365 } } });
  const { body } = await w.call("terminate-app", { app, method: "POST" });
  expect((await post(w, app, groupRecall("g", w.clock.now, 1))).body).toEqual(taken);
  expect(await readable(w, app, "group:g")).toEqual(["2", "3"]);
  expect(await tracesOf(w, "text 1")).toEqual([]);
  const now = w.clock.now;
  w.clock.now = Date.parse(body.purgeAt) - 1;
  expect((await post(w, app, groupRecall("g", w.clock.now, 2))).body).toEqual(taken);
  w.clock.now += 1;
  const { body: late } = await post(w, app, groupRecall("g", w.clock.now, 3));
  expect(late).toEqual(refused("app-terminated"));
  w.clock.now = now;
});

test("PP-4.configuration: a token that was replaced or forgotten signs no more", async () => {
  const app = await givenTencentApp(w);
  await change(w, app, { secrets: { webhookToken: "another token" } });
  expect((await post(w, app, message("x"))).status).toBe(403);
  await change(w, app, { secrets: { webhookToken: null } });
  expect((await post(w, app, message("x"))).status).toBe(403);
  expect(await rowsOf(w, "messages", app)).toEqual([]);
});
