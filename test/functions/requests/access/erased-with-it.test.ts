/** Invariants 2, 8 and 11: who is erased is erased with the bundle of their data, be it there or being made. */
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { milliseconds } from "../../../../functions/policy/duration.ts";
import { operational } from "../../../../functions/policy/periods.ts";
import { askForAccess, bundleOf, fetchableOf, givenBundle } from "../../../support/access.ts";
import {
  askFor,
  carriedOut,
  carrying,
  carryOut,
  stateOf,
  workOff,
} from "../../../support/deletions.ts";
import { givenChat } from "../../../support/holds.ts";
import { receiptsOf, sign } from "../../../support/notary.ts";
import { goes, previewOf } from "../../../support/previews.ts";
import { sweep } from "../../../support/time.ts";
import { objectsOf } from "../../../support/verbs.ts";
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

const uploadEnd = milliseconds(operational.uploadEnd);
const alice = { userId: "alice" };

const fetchable = (id: string) => fetchableOf(w, app, id);
const both = ["userInformation", "messages"];

describe("DA-5.request: a person who is erased while a bundle of theirs is there", () => {
  it("is erased with it at once; the request ends when no maker can be at work on it any more", async () => {
    const id = await givenBundle(w, app, "alice");
    const bobs = await givenBundle(w, app, "bob");
    const deletion = await carriedOut(w, app, alice);
    expect(await fetchable(id)).toEqual([]);
    expect((await bundleOf(w, app, id)).state).toBe("erased");
    expect(await objectsOf(w, app)).toHaveLength(2);
    expect(await stateOf(w, app, deletion)).toBe("partial");
    w.clock.now += uploadEnd;
    await sweep(w);
    await carryOut(w, app, deletion);
    expect(await stateOf(w, app, deletion)).toBe("completed");
    expect(await fetchable(bobs)).toEqual(both);
    w.clock.now += 20_000;
    await sign(w);
    expect((await receiptsOf(w, app)).map(({ outcome }) => outcome)).toEqual([
      "complete",
      "complete",
    ]);
  });

  it("ends at once if the bundle was made long enough before", async () => {
    await givenBundle(w, app, "alice");
    w.clock.now += uploadEnd;
    const deletion = await carriedOut(w, app, alice);
    expect(await stateOf(w, app, deletion)).toBe("completed");
    expect(await objectsOf(w, app)).toEqual([]);
  });

  it("is shown it in the preview, and it makes no other plan", async () => {
    const before = await previewOf(w, app, alice);
    await givenBundle(w, app, "alice");
    const answer = await previewOf(w, app, alice);
    expect(goes(answer)).toEqual({ ...goes(before), "access-bundles": 1 });
    expect(answer.body.digest).toBe(before.body.digest);
    expect(
      answer.body.goes.filter(({ holder }: { holder: string }) => holder === "access-bundles"),
    ).toHaveLength(2);
  });

  it("by the profile alone loses the part that holds it", async () => {
    const id = await givenBundle(w, app, "alice");
    w.clock.now += uploadEnd;
    await w.call("delete-user-information", { app, method: "DELETE", path: alice });
    expect(await fetchable(id)).toEqual(["messages"]);
    expect(await objectsOf(w, app)).toHaveLength(1);
  });

  it.each([{ conversationId: "c" }, { category: "messages" }])(
    "loses what holds messages with a conversation or the category: %o",
    async (body) => {
      const id = await givenBundle(w, app, "alice");
      w.clock.now += uploadEnd;
      expect(await stateOf(w, app, await carriedOut(w, app, body))).toBe("completed");
      expect(await fetchable(id)).toEqual(["userInformation"]);
    },
  );

  it("while it is being made gets none, though it was read already", async () => {
    const { body } = await askForAccess(w, app, alice);
    const own = carrying(w);
    let isAsked = false;
    const pack: typeof own.ports.pack = (files) => {
      isAsked = true;
      return own.ports.pack(files);
    };
    const put: typeof own.ports.put = async (...given) => {
      if (isAsked) {
        isAsked = false;
        await carryOut(w, app, await askFor(w, app, alice));
      }
      return own.ports.put(...given);
    };
    own.tasks.push({ appId: app, requestId: body.requestId });
    await workOff(w, { ...own, ports: { ...own.ports, pack, put } });
    expect(await bundleOf(w, app, body.requestId)).toMatchObject({ state: "empty" });
    expect(await objectsOf(w, app)).toEqual([]);
  });

  it("while it is being made, before its first file is stored, gets none either", async () => {
    const { body } = await askForAccess(w, app, alice);
    const own = carrying(w);
    let isErased = false;
    const erasedUntil: typeof own.ports.erasedUntil = async (...given) => {
      if (!isErased) {
        isErased = true;
        await carryOut(w, app, await askFor(w, app, alice));
      }
      return own.ports.erasedUntil(...given);
    };
    own.tasks.push({ appId: app, requestId: body.requestId });
    await workOff(w, { ...own, ports: { ...own.ports, erasedUntil } });
    expect(await bundleOf(w, app, body.requestId)).toMatchObject({ state: "empty" });
    expect(await objectsOf(w, app)).toEqual([]);
  });
});
