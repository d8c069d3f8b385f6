/** What is too long for one message lies as several: they are read in their order, and go as one. */
import { beforeAll, expect, it } from "vitest";
import { messagesOf } from "../../../cli/import/found.ts";
import { limits } from "../../../functions/policy/limits.ts";
import { givenHold } from "../../support/holds.ts";
import { change, givenApp, iso, readable } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let app: string;
beforeAll(async () => {
  w = await world();
});

const counts = [1, 2, 3, 7] as const;
const text = (parts: number) => "x".repeat(limits.textLength * (parts - 1) + 1);

/** Stores something of so many parts as an import writes it, beside a message of somebody else. */
const given = async (parts: number) => {
  app = await givenApp(w);
  await change(w, app, { storage: { messages: { store: true, days: 30 } } });
  const origin = { file: "room.json" };
  const written = { conversation: ["room"], from: "ann", at: w.clock.now, text: text(parts) };
  const found = [
    ...messagesOf({ ...written, id: ["$s3"] }, origin),
    ...messagesOf({ ...written, id: ["$s4"], from: "ben", text: "stays" }, origin),
  ].flatMap((one) => (one.kind === "message" ? [one.message] : []));
  const { status } = await w.call("save-messages", { app, body: { messages: found } });
  expect(status).toBe(200);
};
const ids = () => readable(w, app, "room");
const recall = (messageId: string, query: Readonly<Record<string, string>> = {}) =>
  w.call("recall-message", {
    app,
    method: "DELETE",
    path: { conversationId: "room", messageId },
    query,
  });

it.each(counts)(
  "DA-2.messages: a text of %i parts is read in their order, and recalled as one",
  async (count) => {
    await given(count);
    const parts = Array.from({ length: count }, (_, index) =>
      index === 0 ? "$s3" : `$s3,${index + 1}`,
    );
    expect((await ids()).filter((id) => id !== "$s4")).toEqual(parts);
    expect((await recall("$s3")).status).toBe(204);
    expect(await ids()).toEqual(["$s4"]);
  },
);

it("DA-2.messages: a part alone is recalled by its whole and its own id, and no other part goes", async () => {
  await given(3);
  expect((await recall("$s3,3")).status).toBe(404);
  expect((await recall("$s3,3", { partOf: "$s4" })).status).toBe(404);
  expect((await recall("$s3,3", { partOf: "$s3" })).status).toBe(204);
  expect([...(await ids())].sort()).toEqual(["$s3", "$s3,2", "$s4"]);
});

it("DA-2.messages: a message that is only called like a part stays", async () => {
  await given(1);
  const other = { conversationId: "room", messageId: "$s3,2", from: "ben", text: "mine" };
  await w.call("save-messages", {
    app,
    body: { messages: [{ ...other, sentAt: iso(w.clock.now) }] },
  });
  expect((await recall("$s3")).status).toBe(204);
  expect([...(await ids())].sort()).toEqual(["$s3,2", "$s4"]);
});

it("DA-5.law: parts that are held go from their readers as one, and none of them is deleted", async () => {
  await given(3);
  await givenHold(w, app, { kind: "conversation", conversationId: "room" });
  expect((await recall("$s3")).status).toBe(202);
  expect(await ids()).toEqual(["$s4"]);
});
