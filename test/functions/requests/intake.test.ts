import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { dynamodbClient } from "../../../functions/adapters/clients.ts";
import { accept } from "../../../functions/steps/requests/accept.ts";
import { appsIn } from "../../../functions/wiring/apps.ts";
import { acceptingIn } from "../../../functions/wiring/requests.ts";
import { domainOf, dsr, readDsr, sendDsr } from "../../support/requests.ts";
import { givenApp, iso, rowsOf } from "../../support/verbs.ts";
import { start, type World, world } from "../../support/world.ts";

let w: World;
let app: string;
beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  w.clock.now = start;
  app = await givenApp(w);
});

describe("DA-5.request: a controller's request to erase a person", () => {
  test("is answered with what the standard asks for", async () => {
    const body = dsr(w, app);
    const answer = await sendDsr(w, app, body);
    expect(answer.status).toBe(201);
    expect(answer.headers).toMatchObject({
      "content-type": "application/json",
      "cache-control": "no-store",
      "x-opendsr-processor-domain": domainOf(w),
      "x-opendsr-signature": expect.stringMatching(/^[A-Za-z0-9+/]{342}==$/),
    });
    expect(answer.body).toEqual({
      controller_id: `uin-${app}`,
      expected_completion_time: "2030-02-15T12:00:00.000Z",
      subject_request_id: body.subject_request_id,
      received_time: iso(w.clock.now),
      encoded_request: Buffer.from(JSON.stringify(body)).toString("base64"),
      processor_signature: expect.any(String),
    });
  });

  test("is handed on by its id alone, once the writers it has overtaken have ended", async () => {
    const sent: unknown[] = [];
    const ports = {
      ...acceptingIn(w.run, dynamodbClient()),
      joined: [],
      queue: { send: async (...task: unknown[]) => void sent.push(task) },
    };
    const tenant = await appsIn(w.run, dynamodbClient()).tenant(app);
    if (tenant === undefined) throw new Error("There is no such app");
    const requestId = randomUUID();
    const target = { kind: "user", id: "alice" } as const;
    const asked = { requestId, intake: "plain", target, callbackUrls: [], sent: "{}" } as const;
    await accept(ports, tenant, { ...asked, submittedAt: start }, start);
    expect(sent).toEqual([[{ appId: app, requestId, turn: expect.any(String) }, 15]]);
  });

  test("has a month from when the person asked, by the calendar and not by when we heard of it", async () => {
    w.clock.now = Date.UTC(2030, 1, 20);
    const body = dsr(w, app, { submitted_time: "2030-01-31T23:30:00+00:00" });
    const { body: answer } = await sendDsr(w, app, body);
    expect(answer.expected_completion_time).toBe("2030-02-28T23:30:00.000Z");
    expect(answer.received_time).toBe("2030-02-20T00:00:00.000Z");
  });

  test("has no more than a month from when we heard of it, whatever the controller's clock says", async () => {
    const body = dsr(w, app, { submitted_time: iso(w.clock.now + 60_000) });
    const { body: answer } = await sendDsr(w, app, body);
    expect(answer.expected_completion_time).toBe("2030-02-15T12:00:00.000Z");
  });

  test("sent again is answered as it was at first, to the byte, however long ago that was", async () => {
    const body = dsr(w, app);
    const first = await sendDsr(w, app, body);
    w.clock.now += 3_600_000;
    w.restart();
    const again = await sendDsr(w, app, body);
    expect(again).toEqual(first);
    expect(await rowsOf(w, "requests", app)).toHaveLength(2);
  });

  test("sent twice at the same time is one request", async () => {
    const body = dsr(w, app);
    const answers = await Promise.all([1, 2, 3].map(() => sendDsr(w, app, body)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
  });

  test("sent again with anything else in it is a conflict, and changes nothing", async () => {
    const body = dsr(w, app);
    await sendDsr(w, app, body);
    const before = await rowsOf(w, "requests", app);
    const other = { ...body, submitted_time: "2030-01-01T00:00:00Z" };
    const { status, body: answer } = await sendDsr(w, app, other);
    expect([status, answer.error.code]).toEqual([409, 409]);
    const spaced = await sendDsr(w, app, undefined, { rawBody: `${JSON.stringify(body)} ` });
    expect(spaced.status).toBe(409);
    expect(await rowsOf(w, "requests", app)).toEqual(before);
  });
});

describe("invariant 9: two apps", () => {
  test("may choose the same id, and know nothing of each other's request", async () => {
    const other = await givenApp(w);
    const subject_request_id = randomUUID();
    const times = ["2030-01-10T00:00:00Z", "2030-01-11T00:00:00Z"];
    const bodies = [app, other].map((one, index) =>
      dsr(w, one, { subject_request_id, submitted_time: times[index] }),
    );
    expect((await sendDsr(w, app, bodies[0])).status).toBe(201);
    expect((await readDsr(w, other, subject_request_id)).status).toBe(404);
    expect((await sendDsr(w, other, bodies[1])).status).toBe(201);
    const seen = [
      await readDsr(w, app, subject_request_id),
      await readDsr(w, other, subject_request_id),
    ];
    expect(seen.map(({ body }) => body.expected_completion_time)).toEqual([
      "2030-02-10T00:00:00.000Z",
      "2030-02-11T00:00:00.000Z",
    ]);
  });

  test("of one client share its ids: one that the other app has is a conflict", async () => {
    const client = `client-of-both-${app}`;
    const [one, two] = [
      await givenApp(w, { clientIds: [client] }),
      await givenApp(w, { clientIds: [client] }),
    ];
    const body = dsr(w, one);
    expect((await sendDsr(w, one, body, { client })).status).toBe(201);
    const same = dsr(w, two, { subject_request_id: body.subject_request_id });
    expect((await sendDsr(w, two, same, { client })).status).toBe(409);
  });
});

describe("the older names of the protocol", () => {
  test.each(["v1", "bare"] as const)(
    "are honoured, and answered under theirs: %s",
    async (name) => {
      const { regulation, ...body } = dsr(w, app);
      const answer = await sendDsr(w, app, body, {}, name);
      expect(answer.status).toBe(201);
      expect(answer.headers).toMatchObject({
        "x-opengdpr-processor-domain": domainOf(w),
        "x-opengdpr-signature": expect.any(String),
      });
      expect(answer.headers).not.toHaveProperty("x-opendsr-signature");
      const read = await readDsr(w, app, body.subject_request_id, name);
      expect(read.body).toMatchObject({ request_status: "pending", api_version: "1.0" });
    },
  );

  test("know no other refusal than 400", async () => {
    const body = dsr(w, app);
    await sendDsr(w, app, body, {}, "v1");
    const other = { ...body, submitted_time: "2030-01-01T00:00:00Z" };
    const { status, body: answer } = await sendDsr(w, app, other, {}, "v1");
    expect([status, answer.error.code]).toEqual([400, 400]);
  });

  test("alone may leave out the regulation", async () => {
    const { regulation, ...body } = dsr(w, app);
    const { status, body: answer } = await sendDsr(w, app, body);
    expect(status).toBe(400);
    expect(answer.error.errors[0].message).toMatch(/^regulation /);
  });
});
