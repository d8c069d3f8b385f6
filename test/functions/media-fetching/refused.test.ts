import { afterAll, beforeAll, expect, test } from "vitest";
import { variables } from "../../../functions/policy/names.ts";
import { create } from "../../../functions/recall-message/handler.ts";
import { bytes, type FileServer, startFileServer } from "../../support/file-server.ts";
import { givenTencentApp, groupMessage, post } from "../../support/tencent.ts";
import { image } from "../../support/tencent-elements.ts";
import { tracesOf } from "../../support/traces.ts";
import { day, objectsOf, readable, recordsOf, takeFrom } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let cos: FileServer;
beforeAll(async () => {
  cos = await startFileServer();
  cos.files.set("/photo", bytes("a photo"));
  w = await world({ trustedOrigins: [cos.origin] });
});
afterAll(() => cos.stop());

const path = { conversationId: "group:g", messageId: "1" };

const givenFetched = async () => {
  const app = await givenTencentApp(w);
  const body = [image(`${cos.origin}/photo`)];
  const more = { CloudCustomData: `content of ${app}` };
  await post(
    w,
    app,
    groupMessage({ group: "g", from: "ann", seq: 1, at: w.clock.now, body, more }),
  );
  await w.work("fetch-media", await takeFrom(w, "mediaQueue"));
  expect(await objectsOf(w, app)).toHaveLength(1);
  return app;
};

/** Recalls the message while its bucket is out of reach. */
const recallWithoutBucket = async (app: string) => {
  const setting = (name: string) =>
    name === variables.bucket ? "no-such-bucket" : w.run.setting(name);
  const event = {
    routeKey: "DELETE /v1/apps/{appId}/conversations/{conversationId}/messages/{messageId}",
    headers: {},
    pathParameters: { appId: app, ...path },
    requestContext: {
      http: { method: "DELETE", sourceIp: "198.51.100.1" },
      authorizer: {
        jwt: { claims: { client_id: `client-of-${app}` }, scopes: ["chat-retention/app"] },
      },
    },
  };
  return create({ ...w.run, setting })(event as never, {} as never);
};

test("DA-2.messages: a recall whose media cannot be erased takes the content at once, and the media on the next try", async () => {
  const app = await givenFetched();
  expect(await recallWithoutBucket(app)).toMatchObject({ statusCode: 500 });
  expect(await readable(w, app, "group:g")).toEqual([]);
  expect(await tracesOf(w, `content of ${app}`)).toEqual([]);
  expect((await w.call("recall-message", { app, path })).status).toBe(204);
  expect(await objectsOf(w, app)).toEqual([]);
});

test("DA-2.messages: without another try they go when the message would have", async () => {
  const app = await givenFetched();
  await recallWithoutBucket(app);
  w.clock.now += 7 * day;
  await w.deliver("sweep");
  expect(await objectsOf(w, app)).toEqual([]);
  expect(await recordsOf(w, "messages", app)).toEqual([]);
});
