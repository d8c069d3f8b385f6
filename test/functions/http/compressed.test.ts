import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { answerOf } from "../../support/lambda-events.ts";
import { change, givenApp, givenMessages } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let app: string;
beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  app = await givenApp(w);
});

const say = (count: number) =>
  givenMessages(w, app, "room", ...Array.from({ length: count }, (_, at) => `m${at}`));
const read = (encoding?: string) =>
  w.callRaw("read-messages", {
    app,
    path: { conversationId: "room" },
    headers: encoding === undefined ? {} : { "accept-encoding": encoding },
  });

describe("DA-2.messages: an answer that is large", () => {
  beforeEach(() => say(20));

  it("is compressed for who takes that, and says the same", async () => {
    const [small, plain] = [await read("br, gzip"), await read()];
    expect(small.headers).toMatchObject({ "content-encoding": "gzip", vary: "accept-encoding" });
    expect(small).toMatchObject({ isBase64Encoded: true });
    expect(Number(small.body?.length)).toBeLessThan(Number(plain.body?.length) / 4);
    expect(answerOf(small).body).toEqual(answerOf(plain).body);
  });

  it.each([undefined, "identity", "gzip;q=0"])(
    "is sent as it is to who takes %s, and says that it may differ",
    async (encoding) => {
      const { headers, body } = await read(encoding);
      expect(headers).toMatchObject({ vary: "accept-encoding" });
      expect(headers).not.toHaveProperty("content-encoding");
      expect(JSON.parse(String(body)).messages).toHaveLength(20);
    },
  );

  it("is compressed on the operator's and the open routes, too", async () => {
    const headers = { "accept-encoding": "gzip" };
    const { headers: said } = await w.callRaw("read-policy", { headers });
    expect(said).toMatchObject({ "content-encoding": "gzip" });
  });
});

describe("an answer that is small, or that an entity tag names", () => {
  it("is sent as it is", async () => {
    await say(1);
    const { headers = {} } = await read("gzip");
    expect(headers).not.toHaveProperty("content-encoding");
  });

  it("is sent as it is where an entity tag names its bytes, however long", async () => {
    const url = `https://example.org/${"x".repeat(1_500)}`;
    expect((await change(w, app, { callback: { enabled: false, url } })).status).toBe(200);
    const headers = { "accept-encoding": "gzip" };
    const { headers: said, body } = await w.callRaw("read-configuration", { app, headers });
    expect(String(body).length).toBeGreaterThan(1_024);
    expect(said).toHaveProperty("etag");
    expect(said).not.toHaveProperty("content-encoding");
  });
});
