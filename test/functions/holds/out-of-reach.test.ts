import { GetObjectTaggingCommand, S3Client } from "@aws-sdk/client-s3";
import { beforeAll, beforeEach, expect, it } from "vitest";
import { expiryAttribute, variables } from "../../../functions/policy/names.ts";
import { fence, givenChat, givenHold, holdsOn, lift, place, there } from "../../support/holds.ts";
import { givenMessageWithPhoto } from "../../support/photos.ts";
import { replay, restore, snapshot, turnOnTtl } from "../../support/restore.ts";
import { sweep } from "../../support/time.ts";
import { day, givenMessages, objectsOf, recordsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let app: string;

beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  app = await givenChat(w);
});

const work = () => w.work("carry-out-hold", [{ appId: app }]);

/** How many records of the app DynamoDB's TTL may take. */
const timed = async () =>
  [
    ...(await recordsOf(w, "messages", app)),
    ...(await recordsOf(w, "user-information", app)),
  ].filter((record) => record[expiryAttribute] !== undefined).length;

const tagsOf = async (Key: string) => {
  const Bucket = w.run.setting(variables.bucket);
  const { TagSet = [] } = await new S3Client({}).send(new GetObjectTaggingCommand({ Bucket, Key }));
  return TagSet.length;
};

it("DA-5.law: what is held is out of TTL's reach, and comes back into it when it is let go", async () => {
  expect(await timed()).toBe(6);
  const id = await givenHold(w, app, { kind: "user", userId: "alice" });
  expect(await timed()).toBe(3);
  await lift(w, app, id);
  expect(await timed()).toBe(6);
});

it("DA-5.law: what is written under a hold is out of TTL's reach from the start", async () => {
  await givenHold(w, app, { kind: "conversation", conversationId: "c" });
  const before = await timed();
  await givenMessages(w, app, "c", "held");
  await givenMessages(w, app, "d", "free");
  expect(await timed()).toBe(before + 1);
});

it("DA-5.law: media that are held are out of lifecycle's reach, also those that come later", async () => {
  await givenMessageWithPhoto(w, app, "c", "photo");
  const [first = ""] = await objectsOf(w, app);
  expect(await tagsOf(first)).toBe(1);
  const id = await givenHold(w, app, { kind: "conversation", conversationId: "c" });
  expect(await tagsOf(first)).toBe(0);
  await givenMessageWithPhoto(w, app, "c", "another");
  const second = (await objectsOf(w, app)).find((key) => key !== first) ?? "";
  expect(await tagsOf(second)).toBe(1);
  await work();
  expect(await tagsOf(second)).toBe(0);
  await lift(w, app, id);
  expect([await tagsOf(first), await tagsOf(second)]).toEqual([1, 1]);
});

it("DA-5.law: a hold is pending until its fence is over, whatever has been seen to", async () => {
  await place(w, app, { kind: "app" });
  await work();
  expect((await holdsOn(w, app))[0].state).toBe("pending");
  w.clock.now += fence - 1;
  await work();
  expect((await holdsOn(w, app))[0].state).toBe("pending");
  w.clock.now += 1;
  await work();
  expect((await holdsOn(w, app))[0].state).toBe("active");
});

it("DA-5.law: word of a hold that was lost is found by the sweep", async () => {
  await place(w, app, { kind: "app" });
  w.clock.now += day;
  await sweep(w);
  await work();
  expect((await holdsOn(w, app))[0].state).toBe("active");
});

it("DA-5.law: whoever placed a hold does not lift it", async () => {
  const holdId = await givenHold(w, app, { kind: "app" });
  const ask = { app, path: { holdId }, method: "DELETE", scopes: ["chat-retention/operator"] };
  const answer = await w.call("lift-hold", { ...ask, person: "counsel" });
  expect([answer.status, answer.body.type]).toEqual([
    403,
    "urn:chat-retention:problem:second-person-needed",
  ]);
  expect((await w.call("lift-hold", { ...ask, person: "judge" })).status).toBe(202);
});

it("DA-5.law, PP-5: what is held comes back with a restored table, though its time is over", async () => {
  await givenHold(w, app, { kind: "conversation", conversationId: "c" });
  const taken = await snapshot(w, "messages");
  w.clock.now += 30 * day;
  const restored = await restore(w, taken);
  await turnOnTtl(restored);
  await replay(w, taken, restored);
  await sweep(w);
  expect(await there(w, app)).toEqual(["c by alice", "c by bob"]);
});
