/**
 * A photo that is not there: its address answered nothing, so that only its message knows of it, or a law's hold found it
 * gone. S3 tells of it only to who may list the bucket; to all others what is absent is forbidden.
 */
import { DeleteObjectsCommand } from "@aws-sdk/client-s3";
import { beforeEach, describe, expect, it } from "vitest";
import { variables } from "../../../functions/policy/names.ts";
import { accessTo, askForAccess } from "../../support/access.ts";
import { carryOut } from "../../support/deletions.ts";
import { fence, givenChat, holdsOn, lift, place } from "../../support/holds.ts";
import { givenMessageWithPhoto } from "../../support/photos.ts";
import { objectsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let app: string;
beforeEach(async () => {
  w ??= await world();
  app = await givenChat(w);
  await givenMessageWithPhoto(w, app, "c", "photo");
  const Objects = (await objectsOf(w, app)).map((Key) => ({ Key }));
  const Bucket = w.run.setting(variables.bucket);
  await w.s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
});

const settle = async (): Promise<number> => {
  let failures = 0;
  for (let time = 0; time < 3; time++) {
    failures += await w.work("carry-out-hold", [{ appId: app }]);
    w.clock.now += fence;
  }
  return failures;
};

describe("a photo that is not there", () => {
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
