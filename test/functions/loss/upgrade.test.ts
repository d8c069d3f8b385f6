/** What older releases stored: they kept no row of holds for an app, noted no versions, and counted no writes. */
import { UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Table, tableVariable } from "../../../functions/policy/names.ts";
import { askFor, carryOut, stateOf } from "../../support/deletions.ts";
import { carryOutHolds, givenHold, holdsOn } from "../../support/holds.ts";
import { lose } from "../../support/loss.ts";
import { purge, sweep } from "../../support/time.ts";
import { day, givenApp, givenMessages, recordsOf, rowsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let app: string;

/** Takes attributes out of an app's row. */
const without = async (table: Table, sk: string, ...names: string[]): Promise<void> => {
  await w.dynamodb.send(
    new UpdateItemCommand({
      TableName: w.run.setting(tableVariable(table)),
      Key: { pk: { S: app }, sk: { S: sk } },
      UpdateExpression: `REMOVE ${names.join(", ")}`,
    }),
  );
};

const unmarked = () => without("apps", "-", "heldAs", "configuredAs");
const left = async () => (await recordsOf(w, "messages", app)).length;
const overdue = async () => {
  w.clock.now += 8 * day;
  await sweep(w);
  return left();
};

beforeAll(async () => {
  w = await world();
});

beforeEach(async () => {
  app = await givenApp(w);
  await givenMessages(w, app, "held", "h1", "h2");
  await givenMessages(w, app, "free", "one");
  await unmarked();
});

describe("DA-5.law: of an app that an older release registered, without a row of holds", () => {
  beforeEach(() => lose(w, "holds", app));

  it("nothing is held, in the API too, and what is over goes", async () => {
    expect(await holdsOn(w, app)).toEqual([]);
    expect(await overdue()).toBe(0);
  });

  it("what is held from now on stays, and is alone on its list", async () => {
    await givenHold(w, app, { kind: "conversation", conversationId: "held" });
    expect(await holdsOn(w, app)).toHaveLength(1);
    expect(await overdue()).toBe(2);
  });

  it("nothing goes once a hold on it has been lost", async () => {
    await givenHold(w, app, { kind: "conversation", conversationId: "held" });
    await lose(w, "holds", app);
    expect(await overdue()).toBe(3);
  });

  it("everything goes with its purge", async () => {
    const { body } = await w.call("terminate-app", { app });
    w.clock.now = Date.parse(body.purgeAt);
    await purge(w, app);
    expect(await rowsOf(w, "apps", app)).toEqual([]);
    expect(await left()).toBe(0);
  });
});

describe("DA-5.law: of an app of which an older release has kept a hold", () => {
  beforeEach(async () => {
    await givenHold(w, app, { kind: "conversation", conversationId: "held" });
    await unmarked();
  });

  it("what is held stays, and the rest goes", async () => {
    expect(await overdue()).toBe(2);
  });

  it("nothing goes if the hold is lost after the daily look at it", async () => {
    w.clock.now += day;
    await carryOutHolds(w, app);
    await lose(w, "holds", app);
    expect(await overdue()).toBe(3);
  });
});

describe("DA-5.request: a request that an older release took", () => {
  it("is carried out by this one", async () => {
    w.clock.now += 1_000;
    const requestId = await askFor(w, app, { conversationId: "free" });
    await without("requests", requestId, "revision");
    w.clock.now += 15_000;
    await carryOut(w, app, requestId);
    expect(await stateOf(w, app, requestId)).toBe("completed");
    expect(await left()).toBe(2);
  });
});
