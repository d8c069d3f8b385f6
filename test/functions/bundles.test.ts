/** The bundles as they are deployed, not the sources: every function is loaded from its own, and called. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { actionNames } from "../../infra/actions.ts";
import { bundle } from "../../infra/bundling/bundle.ts";
import { bytes, type FileServer, startFileServer } from "../support/file-server.ts";
import { givenChat, givenHold, holdsOn, lift } from "../support/holds.ts";
import { chainNamed, sign, verified } from "../support/notary.ts";
import { givenMessageWithPhoto } from "../support/photos.ts";
import { callbacksOf, cancelDsr, certificateOf, givenDsr, readDsr } from "../support/requests.ts";
import { replay, restore, snapshot, turnOnTtl } from "../support/restore.ts";
import { givenTencentApp, groupMessage, post } from "../support/tencent.ts";
import { image } from "../support/tencent-elements.ts";
import { purge } from "../support/time.ts";
import {
  change,
  day,
  givenMessages,
  iso,
  objectsOf,
  readable,
  takeFrom,
} from "../support/verbs.ts";
import { type World, world } from "../support/world.ts";

let folder: string;
let files: FileServer;
let w: World;
const called = new Set<string>();

/** Each function is loaded anew, from a file that a test runner is slow to read. */
const patience = 240_000;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "chat-retention-bundles-"));
  files = await startFileServer();
  files.files.set("/photo", bytes("a photo", "image/png"));
  await bundle(actionNames, folder);
  w = await world({
    trustedOrigins: [files.origin],
    place: (action) => {
      called.add(action);
      return pathToFileURL(join(folder, action, "index.mjs")).href;
    },
  });
}, patience);
afterAll(async () => {
  await files.stop();
  await rm(folder, { recursive: true });
});

const ok = async (action: string, ask: Parameters<World["call"]>[1]) => {
  const { status, body } = await w.call(action, ask);
  expect(status, `${action}: ${JSON.stringify(body)}`).toBeLessThan(300);
  return body;
};

test(
  "an app's messages, photos and profiles are stored, read, recalled and swept",
  async () => {
    const app = await givenTencentApp(w);
    await givenMessages(w, app, "room", "m1", "m2");
    await givenMessageWithPhoto(w, app, "room", "with photo");
    await ok("recall-message", {
      app,
      method: "DELETE",
      path: { conversationId: "room", messageId: "m1" },
    });
    expect((await readable(w, app, "room")).sort()).toEqual(["m2", "with photo"]);
    const profile = { Tag_Profile_IM_Nick: "Al" };
    await ok("save-user-information", { app, path: { userId: "al" }, body: { profile } });
    expect(await ok("read-user-information", { app, path: { userId: "al" } })).toMatchObject({
      profile,
    });
    await ok("delete-user-information", { app, method: "DELETE", path: { userId: "al" } });
    const body = [image(`${files.origin}/photo`)];
    await post(w, app, groupMessage({ group: "g", from: "ann", seq: 1, at: w.clock.now, body }));
    expect(await w.work("fetch-media", await takeFrom(w, "mediaQueue"))).toBe(0);
    expect(await objectsOf(w, app)).toHaveLength(2);
    w.clock.now += 8 * day;
    expect(await w.deliver("sweep")).toMatchObject({ swept: expect.anything() });
    const shard = { category: "messages", shard: "0", since: w.clock.now };
    expect(await w.work("sweep-shard", [shard])).toBe(0);
    expect(await w.deliver("audit-directory")).toMatchObject({ unlisted: 0 });
    expect(await objectsOf(w, app)).toEqual([]);
  },
  patience,
);

test(
  "what is called is logged, counted and listed",
  async () => {
    const app = await givenTencentApp(w);
    const call = { interface: "im.send" };
    const minute = iso(Math.floor(w.clock.now / 60_000) * 60_000);
    const sum = { ...call, minute, calls: 4, successes: 3, averageDelayMs: 20 };
    await ok("save-log-data", {
      app,
      method: "POST",
      body: { records: [{ ...call, ip: "203.0.113.5" }] },
    });
    await ok("save-monitoring-data", { app, method: "POST", body: { records: [sum] } });
    const query = { limit: "100" };
    expect((await ok("read-log-data", { app, query })).records).toContainEqual(
      expect.objectContaining(call),
    );
    expect((await ok("read-monitoring-data", { app, query })).records).toContainEqual(
      expect.objectContaining(call),
    );
    expect(await ok("read-configuration", { app })).toMatchObject({ storage: expect.anything() });
    const listed = await ok("list-apps", { scopes: ["chat-retention/operator"], query });
    expect(JSON.stringify(listed)).toContain(app);
    expect(
      (await ok("read-holdings", { app, query: { category: "logData" } })).categories,
    ).toHaveLength(1);
    expect(await ok("read-policy", {})).toHaveProperty("categories");
    expect((await w.callRaw("serve-console")).headers?.["content-type"]).toMatch("text/html");
    expect(await ok("describe-api", {})).toHaveProperty("openapi");
  },
  patience,
);

test(
  "an app is settled, terminated, brought back, terminated by an event and purged",
  async () => {
    const app = await givenTencentApp(w);
    await givenMessageWithPhoto(w, app, "room", "m");
    await change(w, app, { storage: { messages: { store: false } } });
    expect(await w.work("settle-configuration", [{ appId: app }])).toBe(0);
    expect(await objectsOf(w, app)).toEqual([]);
    expect(await ok("read-erasures", { app })).toMatchObject({
      erasures: [{ kind: "settlement" }],
    });
    await ok("steer-erasure", {
      ...{ app, method: "PATCH", path: { kind: "settlement" }, body: { state: "running" } },
    });
    await ok("terminate-app", { app, method: "POST" });
    await ok("reactivate-app", { app, method: "DELETE" });
    const detail = { appId: app };
    const event = { source: "billing", "detail-type": "AppTerminated", detail };
    w.clock.now += 1_000;
    await w.deliver("hear-billing", { ...event, time: iso(w.clock.now) });
    const { purgeAt } = await ok("read-app", { app });
    w.clock.now = Date.parse(purgeAt);
    await purge(w, app);
    const since = iso(w.clock.now);
    const confirmed = { appId: app, recipient: "trtc", since };
    await w.deliver("hear-recipient", { source: "trtc", detail: confirmed });
    expect((await w.call("read-app", { app, scopes: ["chat-retention/operator"] })).status).toBe(
      404,
    );
  },
  patience,
);

/** What a store of the operator's own answers that was not asked. */
const answered = (appId: string, id: string) => ({
  ...{ appId, erasure: `request|${id}`, holder: "orders", since: iso(w.clock.now) },
  ...{ found: 0, deleted: 0, refused: 0, remaining: 0 },
});

test("a person's requests are taken, seen, called off and told", async () => {
  const app = await givenTencentApp(w);
  expect((await w.call("discover-dsr", { route: "GET /v2/discovery" })).status).toBe(200);
  expect(await certificateOf(w)).toContain("BEGIN CERTIFICATE");
  const id = await givenDsr(w, app, { status_callback_urls: [`${files.origin}/photo`] });
  expect((await readDsr(w, app, id)).body.request_status).toBe("pending");
  expect((await cancelDsr(w, app, id)).status).toBe(202);
  expect(await w.work("send-callbacks", await callbacksOf(w))).toBe(0);
  expect(JSON.parse(files.asked.at(-1)?.body ?? "{}").request_status).toBe("cancelled");
  const operator = { app, scopes: ["chat-retention/operator"], path: { requestId: id } };
  expect((await w.call("read-subject", operator)).status).toBe(404);
  await w.deliver("hear-holder", { source: "orders", detail: answered(app, id) });
  const body = { userId: "al" };
  const { digest: previewDigest } = await ok("preview-request", { app, method: "POST", body });
  const planned = { ...body, previewDigest };
  const { requestId } = await ok("request-deletion", { app, method: "POST", body: planned });
  expect((await ok("read-requests", { app })).requests).toHaveLength(2);
  const asked = await ok("request-access", { app, method: "POST", body });
  expect(await w.work("carry-out-request", [{ appId: app, requestId: asked.requestId }])).toBe(0);
  expect(await w.work("bundle-data", await takeFrom(w, "bundlesQueue"))).toBe(0);
  const seen = await ok("read-access", { app, path: { requestId: asked.requestId } });
  expect(seen.bundle.state).toBe("empty");
  await ok("cancel-request", { app, method: "DELETE", path: { requestId } });
  expect(await w.work("carry-out-request", [{ appId: app, requestId }])).toBe(0);
}, 60_000);

test(
  "a hold is placed, seen, carried out and lifted, and a restored table is opened",
  async () => {
    const app = await givenChat(w);
    const id = await givenHold(w, app, { kind: "user", userId: "alice" });
    expect(await holdsOn(w, app)).toHaveLength(1);
    const agreed = await w.call("agree-to-hold", {
      ...{ app, method: "POST", path: { holdId: id }, person: "ada" },
    });
    expect(agreed.status).toBe(409); // nobody need agree to it
    await lift(w, app, id);
    expect(await holdsOn(w, app)).toEqual([]);
    const taken = await snapshot(w, "apps");
    const restored = await restore(w, taken);
    await turnOnTtl(restored);
    expect((await replay(w, taken, restored)).read).toBeGreaterThan(0);
  },
  patience,
);

test(
  "what was deleted is proved to whoever asks",
  async () => {
    const app = await givenTencentApp(w);
    const profile = { Tag_Profile_IM_Nick: "Al" };
    await ok("save-user-information", { app, path: { userId: "al" }, body: { profile } });
    await ok("delete-user-information", { app, method: "DELETE", path: { userId: "al" } });
    w.clock.now += 60_000;
    await sign(w);
    const { chain, receipts } = await ok("list-receipts", { app });
    expect(await verified(w, receipts, { whole: true })).toEqual([]);
    expect(await chainNamed(w, chain)).toEqual(receipts);
    expect(await ok("read-receipt-head", { path: { chain } })).toMatchObject({ number: 1 });
  },
  patience,
);

test("no function was left out", () => {
  expect([...called].sort()).toEqual([...actionNames].sort());
});
