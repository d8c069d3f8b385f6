/** Invariants 4 and 8: no hold keeps a copy, and a making that breaks off makes one bundle. */
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { DeletionRequest } from "../../../../functions/domain/requests/request.ts";
import {
  askForAccess,
  bundleOf,
  givenBundle,
  messagesIn,
  openBundle,
} from "../../../support/access.ts";
import { carriedOut, carrying, carryOut, stateOf, workOff } from "../../../support/deletions.ts";
import { givenChat, givenHold, there } from "../../../support/holds.ts";
import { sweep } from "../../../support/time.ts";
import { day, givenMessages, objectsOf, takeFrom } from "../../../support/verbs.ts";
import { type World, world } from "../../../support/world.ts";

let w: World;
let app: string;
beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  app = await givenChat(w);
  w.clock.now += 1_000;
});

const alice = { userId: "alice" };

describe("DA-5.law: a hold", () => {
  it.each([{ kind: "app" }, { kind: "user", userId: "alice" }] as const)(
    "on a $kind keeps the originals, and no copy that was made of them",
    async (scope) => {
      await givenHold(w, app, scope);
      const id = await givenBundle(w, app, "alice");
      expect(messagesIn(await openBundle(w, app, id))).toEqual(["c by alice", "d by alice"]);
      w.clock.now += day;
      await sweep(w);
      expect(await objectsOf(w, app)).toEqual([]);
      expect(await there(w, app)).toHaveLength(6);
    },
  );

  it("does not keep a bundle of a person who is erased: what is held stays, unreadable", async () => {
    await givenHold(w, app, { kind: "user", userId: "alice" });
    await givenBundle(w, app, "alice");
    const deletion = await carriedOut(w, app, alice);
    expect(await stateOf(w, app, deletion)).toBe("held");
    expect(await objectsOf(w, app)).toEqual([]);
    expect(await there(w, app)).toHaveLength(6);
    expect(await bundleOf(w, app, await givenBundle(w, app, "alice"))).toMatchObject({
      state: "empty",
    });
  });
});

describe("a making that breaks off", () => {
  it.each(["put", "attach"])("at %s makes one bundle when it is begun again", async (where) => {
    await givenMessages(w, app, "e", "m1", "m2");
    const { body } = await askForAccess(w, app, alice);
    w.clock.now += 15_000;
    const own = carrying(w);
    let failures = 1;
    const fail = async <T>(call: Promise<T>): Promise<T> => {
      const answer = await call;
      if (failures-- > 0) throw new Error("The answer was lost");
      return answer;
    };
    const { messages } = own.ports.holders;
    const attach: typeof messages.records.attach = (...given) =>
      where === "attach"
        ? fail(messages.records.attach(...given))
        : messages.records.attach(...given);
    const put: typeof own.ports.put = (...given) =>
      where === "put" ? fail(own.ports.put(...given)) : own.ports.put(...given);
    const holders = {
      ...own.ports.holders,
      messages: { ...messages, records: { ...messages.records, attach } },
    };
    const task = { appId: app, requestId: body.requestId };
    own.tasks.push(task);
    await expect(workOff(w, { ...own, ports: { ...own.ports, put, holders } })).rejects.toThrow(
      "lost",
    );
    await carryOut(w, app, body.requestId);
    await carryOut(w, app, body.requestId);
    expect(await objectsOf(w, app)).toHaveLength(2);
    expect(messagesIn(await openBundle(w, app, body.requestId))).toEqual([
      ...["c by alice", "d by alice", "m1", "m2"],
    ]);
    await takeFrom(w, "requestsQueue");
  });

  it("for half a day is begun anew, so that it lives a day", async () => {
    const { body } = await askForAccess(w, app, alice);
    const own = carrying(w);
    const put = async () => {
      throw new Error("S3 is away");
    };
    const task = { appId: app, requestId: body.requestId };
    own.tasks.push(task);
    await expect(workOff(w, { ...own, ports: { ...own.ports, put } })).rejects.toThrow("away");
    w.clock.now += day / 2;
    await carryOut(w, app, body.requestId);
    const { until, state }: { until: string; state: DeletionRequest["state"] } = await bundleOf(
      w,
      app,
      body.requestId,
    );
    expect(state).toBe("available");
    expect(Date.parse(until) - w.clock.now).toBeGreaterThan(day - 60_000);
    w.clock.now += day;
    await sweep(w);
    expect(await objectsOf(w, app)).toEqual([]);
  });
});
