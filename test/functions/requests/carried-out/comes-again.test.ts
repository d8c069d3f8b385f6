import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { asCounted } from "../../../support/as-counted.ts";
import { askFor, carriedOut, carryOut, recordsOfAll, stateOf } from "../../../support/deletions.ts";
import { everything, givenChat, there } from "../../../support/holds.ts";
import { drafts } from "../../../support/notary.ts";
import { type World, world } from "../../../support/world.ts";

let w: World;
let app: string;
let _other: string;

beforeAll(async () => {
  w = await world();
  _other = await givenChat(w);
});
beforeEach(async () => {
  app = await givenChat(w);
  w.clock.now += 1_000;
});

const stays = everything.filter((one) => !one.includes("alice"));

describe("DA-5.request: a message that comes again", () => {
  it("after the request was completed changes nothing anywhere", async () => {
    const id = await carriedOut(w, app, { userId: "alice" });
    const tables = ["messages", "user-information", "requests", "ledger"] as const;
    const before = [await recordsOfAll(w, tables), await drafts(w)];
    w.clock.now += 60_000;
    await carryOut(w, app, id);
    expect([await recordsOfAll(w, tables), await drafts(w)]).toEqual(before);
  });

  it("at the same time does no harm", async () => {
    const id = await askFor(w, app, { userId: "alice" });
    w.clock.now += 15_000;
    const message = { appId: app, requestId: id };
    const work = () => w.work("carry-out-request", [message]);
    await asCounted(w, message, async () => {
      await Promise.all([work(), work(), work()]);
    });
    w.clock.now += 15_000;
    await carryOut(w, app, id);
    expect(await stateOf(w, app, id)).toBe("completed");
    expect(await there(w, app)).toEqual(stays);
    expect((await drafts(w)).filter((name) => name.includes(id))).toHaveLength(2);
  });

  it("of a request that was called off, or of none, deletes nothing", async () => {
    const requestId = await askFor(w, app, { userId: "alice" });
    await w.call("cancel-request", { app, method: "DELETE", path: { requestId } });
    await carryOut(w, app, requestId);
    await carryOut(w, app, "4c3a9e2e-58a1-4f6b-8f5e-3a7b2a9d1c11");
    expect(await stateOf(w, app, requestId)).toBe("cancelled");
    expect(await there(w, app)).toEqual(everything);
  });
});
