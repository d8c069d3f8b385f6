/**
 * A photo that a message claims and that never came: nobody uploaded it, or its sender's address answered nothing. S3
 * tells of it only to who may list the bucket; to all others what is absent is forbidden.
 */
import { beforeEach, describe, expect, it } from "vitest";
import { accessTo, askForAccess } from "../../support/access.ts";
import { carryOut } from "../../support/deletions.ts";
import { fence, givenChat, holdsOn, lift, place } from "../../support/holds.ts";
import { claim, openUpload } from "../../support/photos.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let app: string;
beforeEach(async () => {
  w ??= await world();
  app = await givenChat(w);
  const { body } = await openUpload(w, app);
  expect((await claim(w, app, "c", "photo that never came", [body.mediaId])).status).toBe(200);
});

const settle = async (): Promise<number> => {
  let failures = 0;
  for (let time = 0; time < 3; time++) {
    failures += await w.work("carry-out-hold", [{ appId: app }]);
    w.clock.now += fence;
  }
  return failures;
};

describe("a photo that never came", () => {
  it("DA-5.law: keeps no hold from becoming active, nor from being lifted", async () => {
    await place(w, app, { kind: "conversation", conversationId: "c" });
    expect(await settle()).toBe(0);
    const [hold] = await holdsOn(w, app);
    expect(hold.state).toBe("active");
    await lift(w, app, hold.id);
    expect(await settle()).toBe(0);
    expect((await holdsOn(w, app)).map(({ state }: { state: string }) => state)).not.toContain(
      "lifting",
    );
  });

  it("DA-5.request: keeps nobody from the rest of their data", async () => {
    const { body } = await askForAccess(w, app, { userId: "alice" });
    w.clock.now += 15_000;
    await carryOut(w, app, body.requestId);
    const answer = await accessTo(w, app, body.requestId);
    expect(answer.body).toMatchObject({ state: "completed", bundle: { state: "available" } });
  });
});
