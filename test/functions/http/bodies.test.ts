import { beforeAll, describe, expect, test } from "vitest";
import { limits } from "../../../functions/policy/limits.ts";
import type { Ask } from "../../support/lambda-events.ts";
import { givenApp, iso, recordsOf } from "../../support/verbs.ts";
import { start, type World, world } from "../../support/world.ts";

let w: World;
let app: string;
beforeAll(async () => {
  w = await world();
  app = await givenApp(w);
});

const batch = (own: object = {}) => ({
  messages: [
    {
      conversationId: "r",
      messageId: "m",
      from: "alice",
      sentAt: iso(start),
      text: "x",
      ...own,
    },
  ],
});

const save = (body: Pick<Ask, "rawBody" | "base64" | "headers">) =>
  w.call("save-messages", { app, method: "POST", ...body });

const expectRefused = async (body: Parameters<typeof save>[0], status: number, name: string) => {
  const answer = await save(body);
  expect([answer.status, answer.body.type]).toEqual([status, `urn:chat-retention:problem:${name}`]);
  expect(answer.headers["content-type"]).toBe("application/problem+json");
  expect(await recordsOf(w, "messages", app)).toEqual([]);
  return answer.body;
};

const length = (body: Buffer) => ({ "content-length": String(body.length) });

describe("a body", () => {
  test("of more than the limit is too large, by a byte, in any form", async () => {
    const document = JSON.stringify(batch());
    const tooMuch = document.padEnd(limits.bodyBytes + 1);
    await expectRefused({ rawBody: tooMuch }, 413, "too-large");
    const encoded = Buffer.from(tooMuch).toString("base64");
    const body = await expectRefused({ rawBody: encoded, base64: true }, 413, "too-large");
    expect(body.detail).toBe(`At most ${limits.bodyBytes} bytes`);
    await expectRefused({ rawBody: `"${"字".repeat(limits.bodyBytes / 3)}"` }, 413, "too-large");
    await expectRefused({ rawBody: "9".repeat(10_485_760) }, 413, "too-large");
    const whole = { rawBody: `[${" ".repeat(limits.bodyBytes - 2)}]` };
    await expectRefused(whole, 400, "invalid-input");
  });

  test.each([
    ["nothing", undefined],
    ["nothing but a space", " "],
    ["half a document", '{"messages": ['],
    ["a word", "messages"],
    ["a form", "messages=1"],
    ["XML", "<messages/>"],
    ["two documents", "{}{}"],
    ["single quotes", "{'messages': []}"],
    ["a trailing comma", '{"messages": [],}'],
    ["a comment", '{"messages": []} // x'],
    ["no number of JSON's", '{"messages": NaN}'],
    ["a control character in text", '{"messages": "a\u0001"}'],
    ["a NUL", "{}\u0000"],
  ])("of %s is not JSON", async (_what, rawBody) => {
    const body = await expectRefused(
      { ...(rawBody === undefined ? {} : { rawBody }) },
      400,
      "invalid-json",
    );
    expect(Object.keys(body)).toEqual(["type", "status", "title"]);
  });

  test.each([
    ["an array", "[]"],
    ["a number", "1"],
    ["text", '"messages"'],
    ["null", "null"],
    ["true", "true"],
  ])("of %s is JSON, and not what is asked for", async (_what, rawBody) => {
    const { errors } = await expectRefused({ rawBody }, 400, "invalid-input");
    expect(errors).toEqual([{ field: "(body)", problem: "must be of type object" }]);
  });
});

describe("a body that is not UTF-8", () => {
  const broken = Buffer.from(
    JSON.stringify(batch({ text: "caf@" })).replace("@", "\u00e9"),
    "latin1",
  );

  test("is refused as the bytes that it is, not mended", async () => {
    await expectRefused({ rawBody: broken.toString("base64"), base64: true }, 400, "invalid-json");
  });

  test("is refused as API Gateway mended it, by the length that was sent", async () => {
    const mended = broken.toString();
    expect(mended).toContain("\ufffd");
    await expectRefused({ rawBody: mended, headers: length(broken) }, 400, "invalid-json");
  });

  test.each([
    ["an overlong form", [0xc0, 0xaf]],
    ["half a surrogate pair", [0xed, 0xa0, 0x80]],
    ["what is beyond Unicode", [0xf4, 0x90, 0x80, 0x80]],
    ["a character cut short", [0xe5, 0xad]],
  ])("is refused for %s", async (_what, bytes) => {
    const rawBody = Buffer.concat([
      Buffer.from('{"messages": "'),
      Buffer.from(bytes),
      Buffer.from('"}'),
    ]);
    await expectRefused({ rawBody: rawBody.toString("base64"), base64: true }, 400, "invalid-json");
  });
});

describe("a body in UTF-8", () => {
  test("that has U+FFFD in it, because somebody wrote it, is taken as it is", async () => {
    const body = Buffer.from(JSON.stringify(batch({ messageId: "own", text: "what is \ufffd?" })));
    const own = { rawBody: body.toString(), headers: length(body) };
    expect((await save(own)).body).toMatchObject({ stored: 1 });
    const unsaid = JSON.stringify(batch({ messageId: "unsaid", text: "\ufffd" }));
    expect((await save({ rawBody: unsaid })).body).toMatchObject({ stored: 1 });
    const encoded = { rawBody: body.toString("base64"), base64: true };
    expect((await save(encoded)).body).toMatchObject({ duplicates: 1 });
  });
});
