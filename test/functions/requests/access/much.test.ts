import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { partitionKey } from "../../../../functions/domain/partition.ts";
import { limits } from "../../../../functions/policy/limits.ts";
import type { Entry } from "../../../../functions/ports.ts";
import { rowsBehind } from "../../../../functions/steps/walk/rows.ts";
import { askForAccess, messagesIn, openBundle } from "../../../support/access.ts";
import { carrying, workOff } from "../../../support/deletions.ts";
import { givenChat } from "../../../support/holds.ts";
import { claim, givenPhoto } from "../../../support/photos.ts";
import { givenMessages } from "../../../support/verbs.ts";
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

describe("a bundle of much", () => {
  it("is made file by file, each message once, however little can be done at once", async () => {
    const ids = Array.from({ length: 7 }, (_, index) => `m${index}`);
    for (const conversation of ["c", "e", "f"]) {
      await givenMessages(w, app, conversation, ...ids.map((id) => `${conversation}${id}`));
    }
    const { body } = await askForAccess(w, app, { userId: "alice" });
    w.clock.now += 15_000;
    const own = carrying(w);
    own.tasks.push({ appId: app, requestId: body.requestId });
    expect(await workOff(w, own, () => false)).toBeGreaterThan(20);
    const bundle = await openBundle(w, app, body.requestId);
    const expected = ["c", "e", "f"].flatMap((conversation) => ids.map((id) => conversation + id));
    expect(messagesIn(bundle)).toEqual(["c by alice", "d by alice", ...expected].sort());
    expect(Object.keys(bundle).length).toBeGreaterThan(10);
  });

  it("has each message once, though a partition is listed meanwhile that the maker has passed", async () => {
    await givenMessages(w, app, "e", "e by alice");
    const { body } = await askForAccess(w, app, { userId: "alice" });
    w.clock.now += 15_000;
    const own = carrying(w);
    const { messages } = own.ports.holders;
    const rows = rowsBehind(messages, app, {}, undefined)[Symbol.asyncIterator]();
    const { value: first } = await rows.next();
    let isListed = false;
    const ofApp: typeof messages.directory.ofApp = async (...of) => {
      const page = await messages.directory.ofApp(...of);
      const isOther = ({ partition }: Entry) =>
        partitionKey(partition) !== partitionKey(first.entry.partition);
      return isListed ? page : { ...page, items: page.items.filter(isOther) };
    };
    const bundles: typeof own.ports.bundles = {
      send: (task, rest) => {
        isListed ||= task.bundle?.done.length === 1 && task.bundle.from.cursor !== undefined;
        return own.ports.bundles.send(task, rest);
      },
    };
    own.tasks.push({ appId: app, requestId: body.requestId });
    const directory = { ...messages.directory, ofApp };
    const holders = { ...own.ports.holders, messages: { ...messages, directory } };
    await workOff(w, { ...own, ports: { ...own.ports, holders, bundles } }, () => false);
    expect(isListed).toBe(true);
    const found = messagesIn(await openBundle(w, app, body.requestId));
    expect(found).toEqual([...new Set(found)]);
    expect(found.length).toBeGreaterThan(1);
  });

  it("is closed at a bound, between two media of one message if it must be", async () => {
    const ids = [await givenPhoto(w, app), await givenPhoto(w, app)];
    expect((await claim(w, app, "c", "two photos", ids)).status).toBe(200);
    const { body } = await askForAccess(w, app, { userId: "alice" });
    w.clock.now += 15_000;
    const own = carrying(w);
    own.tasks.push({ appId: app, requestId: body.requestId });
    await workOff(w, own, () => false);
    const bundle = await openBundle(w, app, body.requestId);
    const media = Object.values(bundle).flatMap((files) =>
      Object.keys(files).filter((name) => name.startsWith("media/")),
    );
    expect(media.sort()).toEqual(ids.map((id) => `media/${id}.png`).sort());
    expect(Object.keys(bundle)).toHaveLength(1 + 2 + 3);
    expect(messagesIn(bundle)).toEqual(["c by alice", "d by alice", "two photos"]);
    expect(limits.bundleFileBytes + limits.mediaBytes).toBeLessThan(256 * 1024 * 1024);
  });
});
