/** What one app may have open at once, so that its requests and uploads leave room for those of others. */
import { BatchWriteItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openAtOnce } from "../../../functions/policy/budgets.ts";
import { limits } from "../../../functions/policy/limits.ts";
import { type Table, tableVariable } from "../../../functions/policy/names.ts";
import { claim, openUpload, photo, put } from "../../support/photos.ts";
import { cancelDsr, dsr, sendDsr } from "../../support/requests.ts";
import { leftOf, purge } from "../../support/time.ts";
import { day, givenApp, rowsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

const type = "urn:chat-retention:problem:too-many-open";

let w: World;
let app: string;
beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  app = await givenApp(w);
});

const tableOf = (table: Table) => w.run.setting(tableVariable(table));

/** As if an app had opened so many requests: each has such a row for as long as it is open. */
const givenOpen = async (requests: number) => {
  const puts = Array.from({ length: requests }, (_, n) => ({
    PutRequest: { Item: marshall({ pk: `warn|${app}`, sk: `request-${n}` }) },
  }));
  for (let n = 0; n < puts.length; n += limits.dynamodbBatch) {
    const RequestItems = { [tableOf("requests")]: puts.slice(n, n + limits.dynamodbBatch) };
    await w.dynamodb.send(new BatchWriteItemCommand({ RequestItems }));
  }
};

const ask = (action: string, requestId?: string) =>
  w.call(action, { app, method: "POST", body: { userId: "alice", requestId } });

describe("DA-5.request: requests of an app that are not over", () => {
  it.each(["request-deletion", "request-access"])(
    "are as many as the bound says, and one that ends makes room for another: %s",
    async (action) => {
      await givenOpen(openAtOnce.requests - 1);
      const id = "9a1c2d34-0000-4000-8000-000000000001";
      expect((await ask(action, id)).status).toBe(202);
      const refused = await ask(action);
      expect(refused.status).toBe(409);
      expect(refused.body).toMatchObject({ type, errors: [{ bound: openAtOnce.requests }] });
      expect((await ask(action, id)).status).toBe(202);
      await cancelDsr(w, app, id);
      expect((await ask(action)).status).toBe(202);
    },
  );

  it("are as many under OpenDSR, and take no room of another app's", async () => {
    await givenOpen(openAtOnce.requests);
    const { status, body } = await sendDsr(w, app, dsr(w, app));
    expect(status).toBe(409);
    expect(JSON.stringify(body)).toContain(`at most ${openAtOnce.requests} that are not over`);
    const other = await givenApp(w);
    expect((await sendDsr(w, other, dsr(w, other))).status).toBe(201);
  });
});

/** As if an app had opened so many uploads today. */
const givenUploads = (uploads: number, bytes: number) =>
  w.dynamodb.send(
    new PutItemCommand({
      TableName: tableOf("budgets"),
      Item: marshall({ pk: app, sk: `uploads|${today()}`, uploads, bytes, expiresAt: 2e9 }),
    }),
  );

const today = () => new Date(w.clock.now).toISOString().slice(0, 10);
const open = (bytes: number, of = app) =>
  w.call("prepare-media", { app: of, body: { kind: "photo", contentType: "image/png", bytes } });
const counted = async () =>
  (await rowsOf(w, "budgets", app))
    .filter(({ sk }) => String(sk).startsWith("uploads|"))
    .map(({ uploads, bytes }) => ({ uploads, bytes }));

describe("DA-2.messages: uploads of an app that no message has claimed", () => {
  it("are as many as the bound says, on each day", async () => {
    await givenUploads(openAtOnce.uploads - 1, 0);
    expect((await open(1)).status).toBe(201);
    const { status, body } = await open(1);
    expect(status).toBe(409);
    expect(body).toMatchObject({ type, errors: [{ bound: openAtOnce.uploads }, {}] });
    expect((await open(1, await givenApp(w))).status).toBe(201);
    w.clock.now += day;
    expect((await open(1)).status).toBe(201);
  });

  it("have as many bytes as the bound says", async () => {
    await givenUploads(1, openAtOnce.uploadBytes - 10);
    expect((await open(11)).status).toBe(409);
    expect((await open(10)).status).toBe(201);
    const { status, body } = await open(1);
    expect(status).toBe(409);
    expect(body).toMatchObject({ errors: [{}, { bound: openAtOnce.uploadBytes }] });
  });

  it("are fewer when a message has claimed some: what is sent takes no room", async () => {
    const ids = [];
    for (let n = 0; n < 3; n++) {
      const opened = await openUpload(w, app);
      await put(opened, photo);
      ids.push(opened.body.mediaId);
    }
    expect(await counted()).toEqual([{ uploads: 3, bytes: 3 * photo.length }]);
    await claim(w, app, "c", "m", ids.slice(0, 2));
    expect(await counted()).toEqual([{ uploads: 1, bytes: photo.length }]);
    await claim(w, app, "c", "m", ids.slice(0, 2));
    expect(await counted()).toEqual([{ uploads: 1, bytes: photo.length }]);
  });

  it("are no fewer for a message that was refused, and never less than none", async () => {
    const opened = await openUpload(w, app);
    await claim(w, app, "c", "m", [opened.body.mediaId]);
    expect(await counted()).toEqual([{ uploads: 1, bytes: photo.length }]);
    await givenUploads(0, 0);
    await put(opened, photo);
    expect((await claim(w, app, "c", "m", [opened.body.mediaId])).body).toMatchObject({
      stored: 1,
    });
    expect(await counted()).toEqual([{ uploads: 0, bytes: 0 }]);
  });

  it("PP-6.configuration: are forgotten with the app", async () => {
    await open(1);
    const { body } = await w.call("terminate-app", { app, method: "POST" });
    expect((await rowsOf(w, "budgets", app)).length).toBeGreaterThan(0);
    w.clock.now = Date.parse(body.purgeAt);
    await purge(w, app);
    expect(await leftOf(w, app)).toEqual([]);
    expect(await rowsOf(w, "budgets", app)).toEqual([]);
  });
});
