/** Anybody may read what the API is, and does not fetch it twice. */
import { beforeAll, expect, test } from "vitest";
import { type World, world } from "../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

const read = (etag?: string) =>
  w.callRaw("describe-api", etag === undefined ? {} : { headers: { "if-none-match": etag } });

test("the description is OpenAPI, and may be kept for a while", async () => {
  const { statusCode, headers, body = "" } = await read();
  expect(statusCode).toBe(200);
  expect(headers).toMatchObject({
    "content-type": "application/json",
    "cache-control": expect.stringContaining("public"),
  });
  expect(JSON.parse(body).paths).toHaveProperty(["/v1/apps/{appId}/messages", "post"]);
});

test("whoever has it is told that it is as it was, also after a cold start", async () => {
  const etag = (await read()).headers?.etag ?? "";
  w.restart();
  for (const known of [etag, `W/${etag}`, `"another", ${etag}`]) {
    expect(await read(known)).toEqual({
      statusCode: 304,
      headers: { etag, "cache-control": expect.stringContaining("public") },
    });
  }
  expect((await read('"another"')).statusCode).toBe(200);
});
