import { beforeAll, describe, expect, test } from "vitest";
import { ear } from "../../support/bus.ts";
import { both, details, givenSharer, settle } from "../../support/sharing.ts";
import { change, rowsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let heard: Awaited<ReturnType<typeof ear>>;
beforeAll(async () => {
  w = await world();
  heard = await ear(w);
});

const shared = (app: string, application: object = details) => ({
  type: "ApplicationDetailsShared",
  detail: { appId: app, recipient: "trtc", application },
});

describe("PP-4.sharing: application details", () => {
  test.each([
    ["nothing was said", undefined],
    ["without both", { optIn: false, subscribed: false }],
    ["by opt-in alone", { optIn: true, subscribed: false }],
    ["by subscription alone", { optIn: false, subscribed: true }],
  ])("are not shared %s", async (_what, trtc) => {
    const app = await givenSharer(w, trtc);
    await settle(w, app);
    expect(await heard(app)).toEqual([]);
    expect(await rowsOf(w, "sharing", app)).toEqual([]);
  });

  test("are shared by opt-in and subscription, and noted before they leave", async () => {
    const app = await givenSharer(w, both);
    expect(await heard(app)).toEqual([]);
    expect(await settle(w, app)).toBe(0);
    expect(await heard(app)).toEqual([shared(app)]);
    expect(await rowsOf(w, "sharing", app)).toMatchObject([{ state: "shared", sk: "trtc" }]);
  });

  test("are all that is shared: no secret, no consent, no user, no message", async () => {
    const app = await givenSharer(w, both);
    const secrets = { applicationKey: "a secret key", webhookToken: "a secret token" };
    await change(w, app, { secrets, administratorAccount: "root", tags: ["tag"] });
    await settle(w, app);
    expect(await heard(app)).toEqual([shared(app)]);
  });

  test("are shared as they are now, when they have changed", async () => {
    const app = await givenSharer(w, both);
    await settle(w, app);
    await change(w, app, { application: { name: "Go club" } });
    await settle(w, app);
    expect(await heard(app)).toEqual([shared(app), shared(app, { ...details, name: "Go club" })]);
  });

  test("are shared by a change whose message comes twice as if it had come once", async () => {
    const app = await givenSharer(w, both);
    await settle(w, app);
    const rows = async () => (await rowsOf(w, "sharing", app)).map(({ revision, ...row }) => row);
    const row = await rows();
    await settle(w, app);
    expect(await rows()).toEqual(row);
    const said = await heard(app);
    expect(new Set(said.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(said[0]).toEqual(shared(app));
  });

  test("are not shared of an app that no longer wants it when the message arrives", async () => {
    const app = await givenSharer(w, both);
    await change(w, app, { sharing: { trtc: { subscribed: false } } });
    await settle(w, app);
    expect(await heard(app)).toEqual([]);
    expect(await rowsOf(w, "sharing", app)).toEqual([]);
  });

  test("are not shared of an app that was terminated meanwhile, nor of one that is unknown", async () => {
    const app = await givenSharer(w, both);
    await w.call("terminate-app", { app, method: "POST" });
    await settle(w, app);
    expect(await settle(w, "unknown")).toBe(0);
    expect([await heard(app), await heard("unknown")]).toEqual([[], []]);
  });
});
