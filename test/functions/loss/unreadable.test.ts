/** A message that is not as this release writes it: nobody can tell whose it is, or when it is over, so it stays and rings. */
import { UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { tableVariable } from "../../../functions/policy/names.ts";
import { askFor, carrying, stateOf, workOff } from "../../support/deletions.ts";
import { givenHold, holdsOn, place } from "../../support/holds.ts";
import { settleOnce, sweep } from "../../support/time.ts";
import { change, day, givenApp, givenMessages, recordsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let app: string;

beforeAll(async () => {
  w = await world();
});

beforeEach(async () => {
  app = await givenApp(w);
  await givenMessages(w, app, "c", "damaged");
  w.clock.now += 1_000;
  await givenMessages(w, app, "c", "whole");
});

const left = async () => (await recordsOf(w, "messages", app)).length;

/** Changes an attribute of the first message. */
const damage = async (expression: string, values?: Record<string, { S: string }>) => {
  const [{ pk, sk } = {}] = await recordsOf(w, "messages", app);
  await w.dynamodb.send(
    new UpdateItemCommand({
      TableName: w.run.setting(tableVariable("messages")),
      Key: { pk: { S: String(pk) }, sk: { S: String(sk) } },
      UpdateExpression: expression,
      ...(values === undefined ? {} : { ExpressionAttributeValues: values }),
    }),
  );
};

const newer = { ":other": { S: "newer" } };

describe("DA-5.law, DA-5.request: a message", () => {
  it.each<[string, string, Record<string, { S: string }>?]>([
    ["without an author", "REMOVE author"],
    ["whose media are no list", "SET media = :other", newer],
    ["whose terms are no number", "SET terms = :other", newer],
    ["that is recalled in another form", "SET recalled = :other", newer],
  ])(
    "%s stays, and no request, hold or settlement is said to be done over it",
    async (_, ...how) => {
      await damage(...how);
      w.clock.now += 1_000;
      const requestId = await askFor(w, app, { userId: "alice" });
      w.clock.now += 15_000;
      const own = carrying(w);
      own.tasks.push({ appId: app, requestId });
      await expect(workOff(w, own)).rejects.toThrow("Something could not go");
      expect(await stateOf(w, app, requestId)).toBe("in_progress");
      await change(w, app, { storage: { messages: { store: false } } });
      await expect(settleOnce(w, { appId: app })).rejects.toThrow();
      await place(w, app, { kind: "conversation", conversationId: "c" });
      expect(await w.work("carry-out-hold", [{ appId: app }])).toBe(1);
      expect((await holdsOn(w, app)).map(({ state }: { state: string }) => state)).toEqual([
        "pending",
      ]);
      w.clock.now += 9_999 * day;
      await sweep(w);
      expect(await left()).toBe(1);
    },
  );

  it("without an author stays while something is held of anybody", async () => {
    await givenHold(w, app, { kind: "user", userId: "alice" });
    await damage("REMOVE author");
    w.clock.now += 30 * day;
    await sweep(w);
    expect(await left()).toBe(2);
  });
});
