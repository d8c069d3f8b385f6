/** Invariant 10: nothing that we keep, queue or log about a request holds whom it is about. */

import { createHash } from "node:crypto";
import { beforeAll, expect, test, vi } from "vitest";
import { failuresIn, loadedAnew, overheard } from "../../support/overheard.ts";
import { cancelDsr, dsr, happens, readDsr, sendDsr } from "../../support/requests.ts";
import { everything } from "../../support/traces.ts";
import { givenApp } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

loadedAnew();
let w: World;
let app: string;
beforeAll(async () => {
  w = await world();
  app = await givenApp(w);
});

const person = "alice-7731@example.org";
const room = "room-of-alice-5520";
const callbackUrl = "https://controller.example/callback?person=alice-7731";

/** A text as it may be kept by mistake: as it is, encoded, or as a plain digest of it. */
const guises = (text: string): string[] => {
  const digests = ["md5", "sha1", "sha256"].flatMap((name) =>
    (["hex", "base64", "base64url"] as const).map((encoding) =>
      createHash(name).update(text).digest(encoding),
    ),
  );
  const encoded = [0, 1, 2].map((shift) => {
    const base64 = Buffer.from("x".repeat(shift) + text).toString("base64");
    return base64.slice(Math.ceil((shift * 4) / 3), Math.floor(((shift + text.length) * 4) / 3));
  });
  return [text, ...encoded, ...digests.map((digest) => digest.slice(0, 20))];
};

test("DA-5.request: neither ids, nor bodies, nor their plain digests, nor callback URLs", async () => {
  vi.stubEnv("POWERTOOLS_LOG_LEVEL", "DEBUG");
  const lines = overheard();
  const identity = { identity_type: "controller_customer_id", identity_format: "raw" };
  const body = dsr(w, app, {
    subject_identities: [{ ...identity, identity_value: person }],
    status_callback_urls: [callbackUrl],
  });
  const id = body.subject_request_id;
  expect((await sendDsr(w, app, body)).status).toBe(201);
  expect((await sendDsr(w, app, { ...body, regulation: person })).status).toBe(400);
  expect((await sendDsr(w, app, { ...body, submitted_time: "2020-01-01T00:00:00Z" })).status).toBe(
    409,
  );
  await happens(w, app, id, { kind: "start" });
  await readDsr(w, app, id);
  await cancelDsr(w, app, id);
  const callback = { appId: app, requestId: id, change: 1, url: 0, attempt: 14 };
  expect(await w.work("send-callbacks", [callback])).toBe(1);
  expect(failuresIn(lines)).toHaveLength(1);
  for (const target of [{ userId: person }, { conversationId: room }]) {
    await w.call("request-deletion", { app, method: "POST", body: target });
  }
  const kept = await everything(w);
  expect(kept.map(([where]) => where)).toEqual(
    expect.arrayContaining(["requests", "log-data", "callbacksQueue"]),
  );
  const all = [...kept.map(([, content]) => content), ...lines].join("\n");
  for (const text of [person, room, callbackUrl, JSON.stringify(body), "alice-7731"]) {
    for (const guise of guises(text)) expect(all.includes(guise), guise).toBe(false);
  }
});
