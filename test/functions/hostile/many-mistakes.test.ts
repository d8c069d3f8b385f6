/** A refusal is short, however much is wrong: Lambda answers at most 6 MB, and what is longer is a failure of ours. */
import { beforeAll, describe, expect, test } from "vitest";
import { limits } from "../../../functions/policy/limits.ts";
import type { Ask } from "../../support/lambda-events.ts";
import { givenApp } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let app: string;
beforeAll(async () => {
  w = await world();
  app = await givenApp(w);
});

const room = limits.bodyBytes - 100;
const filled = (one: (index: number) => string, size: number): string =>
  Array.from({ length: Math.floor(room / size) }, (_, index) => one(index)).join(",");

const unknownFields = `{${filled((index) => `"f${String(index).padStart(6, "0")}":1`, 12)}}`;
const items = filled(() => "{}", 3);

type Heap = {
  readonly of: string;
  readonly action: string;
  readonly rawBody: string;
  readonly own?: Ask;
};
const named = `"extensions":{"dsr.example.com":{"app_id":"@app"}}`;

const heaps: readonly Heap[] = [
  { of: "unknown fields", action: "save-messages", rawBody: unknownFields },
  { of: "empty messages", action: "save-messages", rawBody: `{"messages":[${items}]}` },
  { of: "empty records", action: "save-log-data", rawBody: `{"records":[${items}]}` },
  {
    of: "tags that nobody knows",
    action: "save-user-information",
    rawBody: `{"profile":${unknownFields}}`,
    own: { method: "PUT", path: { userId: "alice" } },
  },
  {
    of: "people in one request",
    action: "receive-dsr",
    rawBody: `{${named},"subject_identities":[${items}]}`,
    own: { route: "POST /v2/requests" },
  },
];

describe("a megabyte of mistakes", () => {
  test.each(heaps)("of $of is refused in a few words", async ({ action, rawBody, own }) => {
    const body = rawBody.replace("@app", app);
    const answer = await w.call(action, { app, method: "POST", rawBody: body, ...own });
    expect(answer.status).toBe(400);
    const errors = answer.body.errors ?? answer.body.error.errors;
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.length).toBeLessThanOrEqual(limits.mistakes);
    expect(JSON.stringify(answer).length).toBeLessThan(16_384);
  });
});
