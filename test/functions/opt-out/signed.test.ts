/** Whoever takes what is handed over can tell that it is ours: by Standard Webhooks, whatever way it came. */
import { type ChildProcess, spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test } from "vitest";
import * as z from "zod/mini";
import { handedOverMessages, handedOverUser } from "../../../api/handed-over.ts";
import { type FileServer, startFileServer } from "../../support/file-server.ts";
import { givenTencentApp, groupMessage, post, privateMessage } from "../../support/tencent.ts";
import { portraitSet } from "../../support/tencent-people.ts";
import { change, sentIn } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let callback: FileServer;
let app: string;
/** Found before the world that trusts it. */
const port = 20_000 + (process.pid % 10_000);
const receiver = `http://127.0.0.1:${port}`;

beforeAll(async () => {
  callback = await startFileServer();
  callback.files.set("/callback", (_, response) => response.writeHead(204).end());
  w = await world({ trustedOrigins: [callback.origin, receiver] });
});
afterAll(() => callback.stop());

const secretOf = (filling: number) => `whsec_${Buffer.alloc(32, filling).toString("base64")}`;
const [now, before] = [secretOf(1), secretOf(2)];
const given = (url: string, secrets: object) =>
  change(w, app, {
    storage: { messages: { store: false }, userInformation: { store: false } },
    ...{ callback: { enabled: true, url }, secrets },
  });

beforeEach(async () => {
  callback.asked.length = 0;
  app = await givenTencentApp(w);
});

const byWebhook = (event: Parameters<typeof post>[2]) => () => post(w, app, event);
const sendMessage = () =>
  w.call("save-messages", { app, body: { messages: [sentIn(w, "room", "m")] } });
const profile = { Tag_Profile_IM_Nick: "Ann" };
const more = { OnlineOnlyFlag: 1 };
const ways: Readonly<Record<string, () => Promise<unknown>>> = {
  "a message": sendMessage,
  "a profile": () =>
    w.call("save-user-information", { app, path: { userId: "ann" }, body: { profile } }),
  "a message of Tencent's": () =>
    byWebhook(groupMessage({ group: "g", from: "bob", seq: 1, at: w.clock.now }))(),
  "one for those who are online": () =>
    byWebhook(privateMessage({ from: "a", to: "b", seq: 1, at: w.clock.now, more }))(),
  "a profile of Tencent's": byWebhook(portraitSet("ann", profile)),
};

const nothing: FileServer["asked"][number] = { path: "", headers: {}, body: "" };

/** By the standard's words, and none of our code. */
const expectedOf = (secret: string, id: unknown, time: unknown, body: string): string => {
  const key = Buffer.from(secret.slice(6), "base64");
  return `v1,${createHmac("sha256", key).update(`${id}.${time}.${body}`).digest("base64")}`;
};

const secrets = [
  { says: "by its secret", set: { callbackSecret: now }, by: [now] },
  {
    says: "by both, while it is changed",
    set: { callbackSecret: now, callbackSecretBefore: before },
    by: [now, before],
  },
  { says: "by none, without one", set: { callbackSecret: null }, by: [] },
];

const cells = Object.keys(ways).flatMap((way) => secrets.map((one) => ({ way, ...one })));
test.each(cells)(
  "DA-5.opt-out: $way that is handed over is signed $says",
  async ({ way, set, by }) => {
    expect((await given(`${callback.origin}/callback`, set)).status).toBe(200);
    await ways[way]?.();
    expect(callback.asked).toHaveLength(1);
    const [{ headers, body } = nothing] = callback.asked;
    const { "webhook-id": id, "webhook-timestamp": time } = headers;
    expect(time).toBe(String(Math.floor(w.clock.now / 1000)));
    const expected = by.map((secret) => expectedOf(secret, id, time, body)).join(" ");
    expect(headers["webhook-signature"]).toBe(by.length === 0 ? undefined : expected);
    const described = z.union([handedOverMessages, handedOverUser]);
    expect(z.safeParse(described, JSON.parse(body)).error).toBeUndefined();
  },
);

test("DA-5.opt-out: each letter has an id of its own", async () => {
  await given(`${callback.origin}/callback`, { callbackSecret: now });
  for (let times = 0; times < 3; times++) await sendMessage();
  expect(new Set(callback.asked.map(({ headers }) => headers["webhook-id"])).size).toBe(3);
});

describe("DA-5.opt-out: the example of a receiver", () => {
  const example = fileURLToPath(
    new URL("../../../examples/receive-handed-over.mjs", import.meta.url),
  );
  let running: ChildProcess;
  let said: string;
  beforeEach(async () => {
    // It knows the time of day alone.
    w.clock.now = Date.now();
    const env = { SECRET: now, PORT: String(port) };
    running = spawn(process.execPath, [example], { env, stdio: ["ignore", "pipe", "inherit"] });
    said = "";
    running.stdout?.on("data", (part) => {
      said += part;
    });
    await once(running.stdout ?? running, "data");
  });
  afterEach(async () => {
    running.kill();
    await once(running, "exit");
  });

  const forwarded = async (set: object) => {
    await given(`${receiver}/`, set);
    return (await sendMessage()).body.forwarded;
  };

  it("takes what is signed by its secret, alone or beside the one to come", async () => {
    expect(await forwarded({ callbackSecret: now })).toBe(true);
    const both = { callbackSecret: before, callbackSecretBefore: now };
    expect(await forwarded(both)).toBe(true);
    expect(said.match(/"text":"text of m"/g)).toHaveLength(2);
  });

  it("refuses what another signed, what nobody signed, and what is old", async () => {
    expect(await forwarded({ callbackSecret: before })).toBe(false);
    expect(await forwarded({ callbackSecret: null })).toBe(false);
    w.clock.now -= 301_000;
    expect(await forwarded({ callbackSecret: now })).toBe(false);
    expect(said).not.toContain("text of m");
  });
});
