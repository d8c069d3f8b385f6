/** A person's deletion request on the deployed system, from the call to its end. */

import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { givenCast, introduce, placesOf, say, statusOf } from "../../local/drill/cast.ts";
import type { System } from "../../local/system.ts";

type Request = { readonly requestId: string; readonly state: string };

const patienceMs = 120_000;

export const testRequests = (system: () => System): void => {
  test("DA-5.request: a person's request is carried out over every store, and nobody else's data is touched", async () => {
    const { stays, goes } = await givenCast(system(), randomUUID().slice(0, 8));
    const now = Date.now();
    for (const of of [stays, goes]) {
      await introduce(of, "alice", "Alice");
      await introduce(of, "bob", "Bob");
      await say(of, "by alice", "hello", now);
    }
    const places = placesOf(stays);
    const path = `${places.app}/deletion-requests`;
    const made = (await stays.client.call({
      method: "POST",
      path,
      body: { userId: "alice" },
    })) as Request;
    const stateOf = async () =>
      ((await stays.client.call({ method: "GET", path: `${path}/${made.requestId}` })) as Request)
        .state;
    for (const end = Date.now() + patienceMs; (await stateOf()) !== "completed"; ) {
      if (Date.now() > end) throw new Error(`The request stays ${await stateOf()}`);
      await sleep(1_000);
    }
    const textsOf = async (of: typeof stays) =>
      ((await of.client.call({ method: "GET", path: placesOf(of).room })) as { messages: object[] })
        .messages.length;
    expect([
      await statusOf(stays, places.person("alice")),
      await statusOf(stays, places.person("bob")),
      await textsOf(stays),
    ]).toEqual([404, 200, 0]);
    expect([
      await statusOf(goes, placesOf(goes).person("alice")),
      await statusOf(goes, placesOf(goes).person("bob")),
      await textsOf(goes),
    ]).toEqual([200, 200, 1]);
  });
};
