/** Every door through which a URL comes that we shall call: none takes one that leads inside. */
import { readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import type { Answer } from "../../support/lambda-events.ts";
import { etagNow } from "../../support/replace.ts";
import { dsr, sendDsr } from "../../support/requests.ts";
import { givenApp, rowsOf, takeFrom } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let app: string;
beforeAll(async () => {
  w = await world();
  app = await givenApp(w);
});

const inside = {
  "plain HTTP": "http://example.com/hook",
  "another protocol": "ftp://example.com/hook",
  credentials: "https://user:secret@example.com/hook",
  loopback: "https://127.0.0.1/hook",
  "loopback by name": "https://localhost:8443/hook",
  "a private network": "https://10.1.2.3/hook",
  "link-local, where credentials are": "https://169.254.169.254/latest/meta-data/",
  "a decimal address": "https://2130706433/hook",
  "an octal address": "https://0177.0.0.1/hook",
  "a hexadecimal address": "https://0x7f000001/hook",
  "a short address": "https://127.1/hook",
  "full-width digits": "https://１２７.0.0.1/hook",
  "loopback in IPv6": "https://[::1]/hook",
  "IPv4 mapped into IPv6": "https://[::ffff:a9fe:a9fe]/hook",
  "IPv4 behind NAT64": "https://[64:ff9b::7f00:1]/hook",
  "a unique local address": "https://[fd00:ec2::254]/hook",
  "a name without a dot": "https://intranet:65535/hook",
  "the root's dot": "https://localhost./hook",
  "what a blob wraps": "blob:https://127.0.0.1/hook",
} as const;

const post = (action: string, body: object) => w.call(action, { app, method: "POST", body });

const doors: Readonly<Record<string, (url: string) => Promise<Answer>>> = {
  "the app's callback": async (url) =>
    w.call("change-configuration", {
      ...{ app, method: "PATCH", headers: { "if-match": await etagNow(w, app) } },
      body: { callback: { enabled: true, url } },
    }),
  "a request's callbacks": (url) =>
    post("request-deletion", { userId: "alice", callbackUrls: [url] }),
  "a preview's callbacks": (url) =>
    post("preview-request", { userId: "alice", callbackUrls: [url] }),
  "an access request's callbacks": (url) =>
    post("request-access", { userId: "alice", callbackUrls: [url] }),
  "a controller's callbacks": (url) =>
    sendDsr(w, app, dsr(w, app, { status_callback_urls: [url] })),
};

describe.each(Object.entries(doors))("PP-4.configuration: %s", (_door, send) => {
  test.each(Object.entries(inside))(
    "do not lead to %s, and nothing is kept",
    async (_what, url) => {
      const before = await rowsOf(w, "configuration", app);
      const answer = await send(url);
      expect(answer.status).toBe(400);
      expect(JSON.stringify(answer.body)).not.toContain(url);
      expect(await rowsOf(w, "configuration", app)).toEqual(before);
      expect(await rowsOf(w, "requests", app)).toEqual([]);
      expect(await takeFrom(w, "requestsQueue")).toEqual([]);
    },
  );
});

const folder = new URL("../../../functions/", import.meta.url);
const sources = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
  name.endsWith(".ts"),
);
const mentioning = (pattern: RegExp): string[] =>
  sources.filter((name) => pattern.test(readFileSync(new URL(name, folder), "utf8")));

describe("a call to a place that somebody chose", () => {
  test("is made in one file alone, behind the guard", () => {
    const ways =
      /from "(node:(http|https|http2|net|tls|dgram)|undici|axios|got)"|globalThis\.fetch|await fetch\(/;
    expect(sources.length).toBeGreaterThan(200);
    expect(mentioning(ways)).toEqual(["adapters/outbound.ts"]);
  });
});
