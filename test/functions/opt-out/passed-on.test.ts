import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type FileServer, startFileServer } from "../../support/file-server.ts";
import { delayedIn } from "../../support/time.ts";
import { tracesOf } from "../../support/traces.ts";
import { change, givenApp, iso, objectsOf, rowsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let callback: FileServer;
let app: string;

beforeAll(async () => {
  callback = await startFileServer();
  w = await world({ trustedOrigins: [callback.origin, "http://127.0.0.1:1"] });
});

afterAll(() => callback.stop());

beforeEach(async () => {
  app = await givenApp(w);
  callback.asked.length = 0;
  callback.files.set("/callback", (_, response) => response.writeHead(204).end());
  callback.files.set("/broken", (_, response) => response.writeHead(500).end());
  callback.files.set("/silent", () => undefined);
  callback.files.set("/moved", (_, response) =>
    response.writeHead(302, { location: `${callback.origin}/callback` }).end(),
  );
});

const optOut = (url?: string) =>
  change(w, app, {
    storage: { messages: { store: false }, userInformation: { store: false } },
    ...(url === undefined ? {} : { callback: { enabled: true, url } }),
  });

/** Words that occur nowhere else; they change case never, and need no encoding. */
const canary = "canary7e1f";

const sendMessage = () =>
  w.call("save-messages", {
    app,
    body: {
      messages: [
        {
          ...{ conversationId: `room-${canary}`, messageId: `id-${canary}`, from: canary },
          ...{ sentAt: iso(w.clock.now), text: `text ${canary}` },
        },
      ],
    },
  });

const saveProfile = () =>
  w.call("save-user-information", {
    app,
    path: { userId: canary },
    body: { profile: { Tag_Profile_IM_Nick: `nick ${canary}` } },
  });

const isNowhere = async () => {
  expect(await rowsOf(w, "messages", app)).toEqual([]);
  expect(await rowsOf(w, "user-information", app)).toEqual([]);
  expect(await objectsOf(w, app)).toEqual([]);
  expect(await delayedIn(w, "settlementQueue")).toBe(0);
  expect(await delayedIn(w, "purgeQueue")).toBe(0);
  expect(await tracesOf(w, canary)).toEqual([]);
};

it("DA-5.opt-out: messages of an app that opted out are handed to its callback, and stored nowhere", async () => {
  await optOut(`${callback.origin}/callback`);
  expect(await sendMessage()).toMatchObject({ status: 202, body: { stored: 0, forwarded: true } });
  expect(callback.asked).toHaveLength(1);
  expect(JSON.parse(callback.asked[0]?.body ?? "")).toMatchObject({
    type: "messages",
    messages: [{ messageId: `id-${canary}`, from: canary, text: `text ${canary}` }],
  });
  await isNowhere();
});

it("DA-5.opt-out: profiles of an app that opted out are handed to its callback, and stored nowhere", async () => {
  await optOut(`${callback.origin}/callback`);
  expect(await saveProfile()).toMatchObject({
    status: 202,
    body: { stored: false, forwarded: true },
  });
  expect(JSON.parse(callback.asked[0]?.body ?? "")).toMatchObject({
    type: "user-information",
    userId: canary,
    profile: { Tag_Profile_IM_Nick: `nick ${canary}` },
  });
  await isNowhere();
});

it.each([
  ["that answers with an error", "/broken"],
  ["that does not answer in time", "/silent"],
  ["that sends the caller elsewhere", "/moved"],
])(
  "DA-5.opt-out: what a callback %s does not take is forgotten: not stored, and not tried again",
  async (_, path) => {
    await optOut(`${callback.origin}${path}`);
    expect((await sendMessage()).body).toMatchObject({ stored: 0, forwarded: false });
    expect((await saveProfile()).body).toMatchObject({ stored: false, forwarded: false });
    expect(callback.asked.map((one) => one.path)).toEqual([path, path]);
    await isNowhere();
  },
);

it("DA-5.opt-out: what no callback can be reached for is forgotten", async () => {
  await optOut("http://127.0.0.1:1/nobody");
  expect((await sendMessage()).body).toMatchObject({ stored: 0, forwarded: false });
  await isNowhere();
});

it("DA-5.opt-out: without a callback nothing is handed over, nor with one that is switched off", async () => {
  await optOut();
  expect((await sendMessage()).body).toMatchObject({ stored: 0, forwarded: false });
  expect((await saveProfile()).body).toMatchObject({ stored: false, forwarded: false });
  await change(w, app, { callback: { enabled: false, url: `${callback.origin}/callback` } });
  expect((await sendMessage()).body).toMatchObject({ stored: 0, forwarded: false });
  expect(callback.asked).toEqual([]);
  await isNowhere();
});

it("DA-5.opt-out: an app that opted out opens no uploads", async () => {
  await optOut();
  const body = { kind: "photo", contentType: "image/png", bytes: 10 };
  expect(await w.call("prepare-media", { app, body })).toMatchObject({
    status: 409,
    body: { type: "urn:chat-retention:problem:not-stored" },
  });
  await isNowhere();
});
