/** The console as whoever comes by meets it: static files, under a policy that lets nothing else run. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import type { HttpEvent } from "../../../functions/middleware/http.ts";
import { create } from "../../../functions/serve-console/handler.ts";

const folder = mkdtempSync(join(tmpdir(), "chat-retention-serve-"));
const place = join(folder, "console.json");
const file = (text: string, type: string, forever: boolean) => ({
  ...{ type, forever, tag: `tag-of-${text}` },
  plain: Buffer.from(text).toString("base64"),
  gzip: gzipSync(text).toString("base64"),
});
writeFileSync(
  place,
  JSON.stringify({
    "index.html": file("page", "text/html; charset=utf-8", false),
    "assets/a-1.js": file("script", "text/javascript; charset=utf-8", true),
  }),
);
writeFileSync(join(folder, "secret"), "secret");
afterAll(() => rmSync(folder, { recursive: true }));

const settings: Readonly<Record<string, string>> = {
  ISSUER: "https://login.example.org/pool",
  CONSOLE_CLIENT: "console",
  CONSOLE_ORIGINS: "https://login.example.org,https://tokens.example.org",
  DATA_REGION: "eu-central-1",
};
const run = { setting: (name: string) => settings[name] ?? "", now: () => Date.UTC(2030, 0, 1) };
const serve = create(run, pathToFileURL(place));

const get = (proxy?: string, headers: Readonly<Record<string, string>> = {}) =>
  serve({
    headers,
    ...(proxy === undefined ? {} : { pathParameters: { proxy } }),
  } as unknown as HttpEvent);

describe("the console's page", () => {
  test("is what is under its address, with and without a slash", async () => {
    for (const name of [undefined, "", "index.html"]) {
      const { statusCode, body = "", headers } = await get(name);
      expect([statusCode, Buffer.from(body, "base64").toString()]).toEqual([200, "page"]);
      expect(headers?.["cache-control"]).toBe("no-cache");
    }
  });

  test("comes compressed to whoever takes that, under a tag of its own", async () => {
    const { body = "", headers } = await get(undefined, { "accept-encoding": "br, gzip" });
    expect(gunzipSync(Buffer.from(body, "base64")).toString()).toBe("page");
    expect([headers?.["content-encoding"], headers?.vary]).toEqual(["gzip", "accept-encoding"]);
    const refused = await get(undefined, { "accept-encoding": "gzip;q=0" });
    expect(refused.headers).not.toHaveProperty("content-encoding");
    expect(refused.headers?.etag).not.toBe(headers?.etag);
  });

  test("is not sent again to whoever has it", async () => {
    const { headers } = await get();
    const again = await get(undefined, { "if-none-match": `W/"other", ${headers?.etag}` });
    expect([again.statusCode, again.body]).toEqual([304, undefined]);
    expect((await get(undefined, { "if-none-match": '"other"' })).statusCode).toBe(200);
  });
});

describe("the console's scripts", () => {
  test("are kept for ever, since another content has another name", async () => {
    const { statusCode, headers } = await get("assets/a-1.js");
    expect([statusCode, headers?.["cache-control"]]).toEqual([
      200,
      "public, max-age=31536000, immutable",
    ]);
  });
});

describe("whatever is asked for", () => {
  const odd = [
    "secret",
    "../secret",
    "..%2fsecret",
    "%2e%2e/secret",
    "assets/../../secret",
    "/etc/passwd",
    "console.json",
    "__proto__",
    "constructor",
    "\u0000",
    "config.json/",
  ];

  test.each(odd)("%s is not there, since nothing but the console's own files is", async (name) => {
    const { statusCode, body } = await get(name);
    expect([statusCode, body?.includes("secret")]).toEqual([404, false]);
  });

  test("comes with a policy that runs no foreign script and shows it in no frame", async () => {
    for (const name of [undefined, "assets/a-1.js", "config.json", "nothing"]) {
      const { headers = {} } = await get(name);
      const policy = String(headers["content-security-policy"]);
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain(
        "connect-src 'self' https://login.example.org https://tokens.example.org;",
      );
      expect(policy).not.toMatch(/unsafe|\*/);
      expect(headers).toMatchObject({
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
      });
    }
  });
});

test("config.json says where people sign in, for what, and what time it is for the functions", async () => {
  const { statusCode, headers, body = "" } = await get("config.json");
  expect([statusCode, headers?.["cache-control"]]).toEqual([200, "no-store"]);
  expect(JSON.parse(body)).toEqual({
    issuer: "https://login.example.org/pool",
    clientId: "console",
    scopes: ["openid", "chat-retention/operator"],
    region: "eu-central-1",
    now: "2030-01-01T00:00:00.000Z",
  });
});
