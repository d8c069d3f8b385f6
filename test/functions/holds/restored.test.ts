/** Invariant 11: what was erased only when a hold had ended stays erased as well, whatever backup comes back. */
import { DeleteItemCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import { beforeAll, expect, it } from "vitest";
import { tableVariable } from "../../../functions/policy/names.ts";
import { everything, givenChat, givenHold, lift, there } from "../../support/holds.ts";
import { replay, restore, snapshot, turnOnTtl } from "../../support/restore.ts";
import { readable, recordsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

const deleteProfile = (app: string) =>
  w.call("delete-user-information", { app, path: { userId: "alice" }, method: "DELETE" });
const recall = (app: string) => {
  const path = { conversationId: "c", messageId: "c by alice" };
  return w.call("recall-message", { app, path, method: "DELETE" });
};

/** The accident: all messages of the app are lost. */
const loseAll = async (of: World, app: string): Promise<void> => {
  const client = new DynamoDBClient({});
  const TableName = of.run.setting(tableVariable("messages"));
  for (const { pk, sk } of await recordsOf(of, "messages", app)) {
    await client.send(new DeleteItemCommand({ TableName, Key: marshall({ pk, sk }) }));
  }
};

it.each([
  ["a profile", "user-information", "alice first", deleteProfile],
  ["a recalled message", "messages", "c by alice", recall],
] as const)(
  "DA-5.law, DA-5.request: %s that was held when it was to go does not come back from a backup of before",
  async (_, table, name, ask) => {
    const app = await givenChat(w);
    const id = await givenHold(w, app, { kind: "user", userId: "alice" });
    w.clock.now += 1_000;
    const taken = await snapshot(w, table);
    w.clock.now += 1_000;
    const { status, body } = await ask(app);
    expect([status, body]).toEqual([202, { state: "held", reason: "legal-obligation" }]);
    expect(await there(w, app)).toEqual(everything);
    w.clock.now += 1_000;
    await lift(w, app, id);
    const erased = everything.filter((one) => one !== name);
    expect(await there(w, app)).toEqual(erased);
    const restored = await restore(w, taken);
    await turnOnTtl(restored);
    await replay(w, taken, restored);
    expect(await there(w, app)).toEqual(erased);
  },
);

it("DA-5.law, DA-5.request: what is held and was to go comes back to nobody's eyes from a backup of before", async () => {
  const app = await givenChat(w);
  const id = await givenHold(w, app, { kind: "user", userId: "alice" });
  w.clock.now += 1_000;
  const taken = await snapshot(w, "messages");
  w.clock.now += 1_000;
  await recall(app);
  await loseAll(w, app);
  const restored = await restore(w, taken);
  await turnOnTtl(restored);
  await replay(w, taken, restored);
  expect(await there(w, app)).toEqual(everything);
  expect(await readable(w, app, "c")).toEqual(["c by bob"]);
  await lift(w, app, id);
  expect(await there(w, app)).toEqual(everything.filter((one) => one !== "c by alice"));
});
