import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cancelDsr, domainOf, dsr, givenDsr, readDsr, sendDsr } from "../../support/requests.ts";
import { givenApp, rowsIn } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let app: string;
beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  app = await givenApp(w);
});

const identity = (own: object) => ({
  subject_identities: [
    {
      identity_type: "controller_customer_id",
      identity_format: "raw",
      identity_value: "secret-person",
      ...own,
    },
  ],
});

/** A field that is wrong, and the field that the answer must name. */
const wrong: readonly (readonly [string, object])[] = [
  ["regulation", { regulation: "hipaa" }],
  ["subject_request_id", { subject_request_id: "A7551968-D5D6-44B2-9831-815AC9017798" }],
  ["subject_request_id", { subject_request_id: "a7551968-d5d6-14b2-9831-815ac9017798" }],
  ["subject_request_id", { subject_request_id: undefined }],
  ["subject_request_type", { subject_request_type: "portability" }],
  ["submitted_time", { submitted_time: "secret-person" }],
  ["submitted_time", { submitted_time: undefined }],
  ["subject_identities", { subject_identities: undefined }],
  ["subject_identities", { subject_identities: [] }],
  ["subject_identities.0.identity_type", identity({ identity_type: "email" })],
  ["subject_identities.0.identity_format", identity({ identity_format: "sha256" })],
  ["subject_identities.0.identity_value", identity({ identity_value: "secret-person\u0007" })],
  ["subject_identities.0.identity_value", identity({ identity_value: "secret-person".repeat(10) })],
  ["status_callback_urls.0", { status_callback_urls: ["http://secret-person.example"] }],
  ["status_callback_urls.0", { status_callback_urls: ["https://127.0.0.1/secret-person"] }],
  [
    "status_callback_urls",
    { status_callback_urls: Array(11).fill("https://secret-person.example/") },
  ],
];

describe("DA-5.request: what is wrong in a request", () => {
  test.each(wrong)("is refused by its name, never by its value: %s", async (field, own) => {
    const body = dsr(w, app, own);
    const { status, headers, body: answer } = await sendDsr(w, app, body);
    expect(status).toBe(400);
    expect(headers).toMatchObject({
      "content-type": "application/json",
      "cache-control": "no-store",
      pragma: "no-cache",
      "x-opendsr-processor-domain": domainOf(w),
      "x-opendsr-signature": expect.any(String),
    });
    expect(answer).toEqual({
      error: {
        code: 400,
        message: "A field is not as it must be",
        errors: [
          {
            domain: "Validation",
            reason: "IllegalArgumentException",
            message: expect.stringContaining(`${field} must `),
          },
        ],
      },
    });
    expect(JSON.stringify(answer)).not.toContain("secret-person");
  });

  test("is refused, also if it is no JSON, too large, or says more in our extension than we know", async () => {
    expect((await sendDsr(w, app, undefined, { rawBody: "{" })).status).toBe(400);
    const large = dsr(w, app, { more: "x".repeat(1_048_576) });
    expect((await sendDsr(w, app, large)).status).toBe(413);
    const extensions = { [domainOf(w)]: { app_id: app, token: "t" } };
    const { body } = await sendDsr(w, app, dsr(w, app, { extensions }));
    expect(body.error.errors[0].message).toBe(
      `extensions.${domainOf(w)}.token is not a field we know`,
    );
  });

  test("is not what the standard does not name: a controller may send fields of its own", async () => {
    const body = dsr(w, app, {
      group_id: "x",
      extensions: { ...dsr(w, app).extensions, other: {} },
    });
    expect((await sendDsr(w, app, body)).status).toBe(201);
  });
});

describe("invariant 9: a request about another app", () => {
  const errorOf = (reason: string, code: number, message: string) => ({
    error: { code, message, errors: [{ domain: "Request", reason, message }] },
  });

  test("is refused alike for one that exists and for any that does not, whatever else is in it", async () => {
    const theirs = await givenApp(w);
    const before = await rowsIn(w, "requests");
    const client = { client: `client-of-${app}` };
    for (const id of [theirs, "nobody", "", "a|b", "__proto__", "x".repeat(3_000)]) {
      for (const own of [{}, { submitted_time: 1 }, { subject_request_id: "x" }]) {
        const { status, body } = await sendDsr(w, theirs, dsr(w, id, own), client);
        const title = "The token does not speak for this app";
        expect([status, body]).toEqual([403, errorOf("not-your-app", 403, title)]);
      }
    }
    expect(await rowsIn(w, "requests")).toEqual(before);
  });

  test("must name an app, in the extension that bears our domain", async () => {
    for (const extensions of [undefined, {}, { "other.example": { app_id: app } }]) {
      const { status, body } = await sendDsr(w, app, dsr(w, app, { extensions }));
      expect(status).toBe(400);
      expect(body.error.errors[0].message).toMatch(/^extensions/);
    }
  });

  test("is not seen and not called off by anybody else, and looks like none", async () => {
    const id = await givenDsr(w, app);
    const other = await givenApp(w);
    const none = "00000000-0000-4000-8000-000000000000";
    const notFound = errorOf("not-found", 404, "There is nothing here");
    for (const call of [readDsr, cancelDsr]) {
      for (const one of [id, none]) {
        const { status, body } = await call(w, other, one);
        expect([status, body]).toEqual([404, notFound]);
      }
    }
    expect((await readDsr(w, app, id)).body.request_status).toBe("pending");
  });

  test("of an app whose time is over is refused", async () => {
    const id = await givenDsr(w, app);
    const { body } = await w.call("terminate-app", { app, method: "POST" });
    const before = w.clock.now;
    w.clock.now = Date.parse(body.purgeAt);
    expect((await sendDsr(w, app, dsr(w, app))).status).toBe(409);
    expect((await readDsr(w, app, id)).status).toBe(409);
    w.clock.now = before;
  });
});

describe("a method that a path does not know", () => {
  test.each([
    ["ANY /v2/requests", "POST"],
    ["ANY /v1/opengdpr_requests/{subject_request_id}", "GET, DELETE"],
    ["ANY /v2/status/{subject_request_id}", "GET"],
  ])("is refused, and told which ones there are: %s", async (route, allow) => {
    const { status, headers, body } = await w.call("discover-dsr", { method: "PUT", route });
    expect(status).toBe(405);
    expect(headers).toMatchObject({ allow });
    expect(body.error.code).toBe(405);
  });
});
