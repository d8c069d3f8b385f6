/** The page of the API as people know one: a call to copy beside each operation, and a search. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { curlOf } from "../../../functions/describe-api/curl.ts";
import document from "../../../functions/describe-api/openapi.json" with { type: "json" };
import { type OpenApi, operationsIn } from "../../../functions/describe-api/operations.ts";
import { inWords } from "../../../functions/describe-api/words.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

const page = (headers: Readonly<Record<string, string>> = {}) =>
  w.callRaw("describe-api", { route: "GET /v1/docs", headers });

const operations = operationsIn(document as unknown as OpenApi);

const listen = 'curl() { printf \'%s\\n\' "$#" "$@"; }; API=https://a; APP=mine; TOKEN=t; set -f';
const asShell = (line: string): string[] =>
  execFileSync("bash", ["-c", `${listen}\n${line}`], { encoding: "utf8" })
    .split("\n")
    .slice(1, -1);

test.each(operations)("a shell that is given the line of $id makes this very call", (one) => {
  const said = asShell(curlOf(one));
  const after = (option: string) =>
    said.flatMap((word, at) => (word === option ? [said[at + 1]] : []));
  const [body] = after("-d");
  expect(after("-X")[0] ?? (body === undefined ? "GET" : "POST")).toBe(one.method);
  const place = one.path.replace("{appId}", "mine").replace(/\{\w+\}/g, "");
  expect(
    said.filter((word) => word.startsWith("https://a")).map((url) => url.split("?")[0]),
  ).toEqual([`https://a${place}`]);
  expect(after("-H").includes("authorization: Bearer t")).toBe(one.scopes.length > 0);
  expect(body && JSON.parse(body)).toEqual(one.body?.example);
});

const decoded = (html: string) =>
  html.replace(
    /&(lt|gt|quot|#39|amp);/g,
    (_, name) => ({ lt: "<", gt: ">", quot: '"', "#39": "'" })[name as string] ?? "&",
  );

test("each line stands on the page as it is to be typed", async () => {
  const { body = "" } = await page();
  const lines = [...body.matchAll(/<pre class="curl"[^>]*>([^<]*)<\/pre>/g)].map(([, line = ""]) =>
    decoded(line),
  );
  expect(lines.sort()).toEqual(operations.map(curlOf).sort());
});

test("the page runs its own script alone, and loads nothing, and says so to the browser", async () => {
  const { headers, body = "" } = await page();
  expect(body).not.toMatch(/<link|<img|<iframe|<script .|javascript:| on\w+=| style=/i);
  const policy = headers?.["content-security-policy"];
  for (const kind of ["script", "style"]) {
    const texts = [...body.matchAll(new RegExp(`<${kind}>([\\s\\S]*?)</${kind}>`, "g"))];
    expect(texts).toHaveLength(1);
    const hash = createHash("sha256")
      .update(texts[0]?.[1] ?? "")
      .digest("base64");
    expect(policy).toContain(`${kind}-src 'sha256-${hash}'`);
  }
  expect(policy).toMatch(/^default-src 'none'/);
  expect(headers?.["content-type"]).toBe("text/html; charset=utf-8");
});

test.each(["GET /v1/docs", "GET /v1/openapi.json"])(
  "%s is compressed for whoever takes it, and known by another tag",
  async (route) => {
    const plain = await w.callRaw("describe-api", { route });
    const headers = { "accept-encoding": "br, gzip" };
    const small = await w.callRaw("describe-api", { route, headers });
    expect(small.headers).toMatchObject({ "content-encoding": "gzip", vary: "accept-encoding" });
    const bytes = Buffer.from(small.body ?? "", "base64");
    expect(gunzipSync(bytes).toString()).toBe(plain.body);
    expect(bytes.length).toBeLessThan((plain.body ?? "").length / 8);
    const tag = small.headers?.etag ?? "";
    expect(tag).not.toBe(plain.headers?.etag);
    const again = await w.callRaw("describe-api", {
      route,
      headers: { ...headers, "if-none-match": tag },
    });
    expect(again.statusCode).toBe(304);
    const never = { "accept-encoding": "gzip;q=0" };
    expect((await w.callRaw("describe-api", { route, headers: never })).body).toBe(plain.body);
  },
);

test.each([
  [{ type: "string" }, "string"],
  [{ type: "integer", minimum: 1, maximum: 1000 }, "integer from 1 to 1000"],
  [{ type: "string", enum: ["asc", "desc"] }, "one of asc, desc"],
  [{ type: "string", maxLength: 128, pattern: "^a$" }, "string of 128 characters at most"],
  [{ type: "string", format: "uuid" }, "uuid"],
])("a parameter is described as one would say it: %o", (schema, said) => {
  expect(inWords(schema)).toBe(said);
});
