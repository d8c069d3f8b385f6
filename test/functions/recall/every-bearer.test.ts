/** A recall by id reaches everything that bears the id, in as many requests however old the conversation is. */
import { beforeAll, beforeEach, expect, it, test } from "vitest";
import { between } from "../../support/interleave.ts";
import { contentsOf } from "../../support/opened.ts";
import { change, day, givenApp, iso, readable, sentIn } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let app: string;
beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  app = await givenApp(w);
  await change(w, app, { storage: { messages: { store: true, days: 3_650 } } });
});

const send = (...messages: object[]) => w.call("save-messages", { app, body: { messages } });
const at = (messageId: string, sentAt: number, text = messageId) => ({
  ...sentIn(w, "c", messageId),
  ...{ sentAt: iso(sentAt), text },
});
const recall = (messageId: string) =>
  w.call("recall-message", {
    ...{ app, method: "DELETE", path: { conversationId: "c", messageId } },
  });

const ofMessages = /"(TableName|RequestItems)":\{?"[^"]*messages"/;

/** What a recall asks of DynamoDB about messages. */
const requests = async (messageId: string) => {
  const heard: string[] = [];
  let status = 0;
  await between(
    async () => {
      ({ status } = await recall(messageId));
    },
    async ({ operation, input }) => {
      if (ofMessages.test(input)) heard.push(operation);
    },
  );
  return { status, heard };
};

test.each([
  ["a second apart", (now: number) => [now - 1_000, now]],
  ["days apart", (now: number) => [now - 400 * day, now - 3 * day, now]],
  ["of days long gone", (now: number) => [now - 900 * day, now - 800 * day]],
])("DA-2.messages: a recall takes all that bear the id, %s", async (_, instants) => {
  const all = instants(w.clock.now);
  const stored = await send(...all.map((one, index) => at("same", one, `secret ${index}`)));
  expect(stored.body).toMatchObject({ stored: all.length });
  await send(at("other", all[0] ?? 0), at("same2", all[0] ?? 0));
  expect((await recall("same")).status).toBe(204);
  expect((await readable(w, app, "c")).sort()).toEqual(["other", "same2"]);
  expect(JSON.stringify(await contentsOf(w, "messages", app))).not.toContain("secret");
  expect((await recall("same")).status).toBe(204);
  expect((await recall("never there")).status).toBe(404);
});

it("DA-2.messages: a recall asks for as much of a conversation of three years as of one of a day", async () => {
  const now = w.clock.now;
  await send(at("young", now));
  const young = await requests("young");
  for (let from = 0; from < 200; from += 100) {
    await send(
      ...Array.from({ length: 100 }, (_, index) =>
        at(`m${from + index}`, now - (from + index) * 5 * day),
      ),
    );
  }
  const old = await requests("m199");
  const unknown = await requests("nothing");
  expect([young.status, old.status, unknown.status]).toEqual([204, 204, 404]);
  expect(old.heard).toHaveLength(young.heard.length);
  expect(old.heard.length).toBeLessThanOrEqual(4);
  expect(unknown.heard.length).toBeLessThan(old.heard.length);
});
