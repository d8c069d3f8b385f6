import { beforeAll, expect, it } from "vitest";
import { sweep } from "../../support/time.ts";
import {
  change,
  day,
  givenApp,
  givenMessages,
  iso,
  readable,
  recordsOf,
} from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;

beforeAll(async () => {
  w = await world();
});

const keptFor = (days: number | undefined) => ({
  storage: { messages: { store: true, ...(days === undefined ? {} : { days }) } },
});

const read = (app: string, query: Record<string, string> = {}) =>
  w.call("read-messages", { app, path: { conversationId: "c" }, query });

const idsIn = async (app: string, query: Record<string, string> = {}): Promise<string[]> =>
  (await read(app, query)).body.messages.map(({ messageId }: { messageId: string }) => messageId);

it.each([
  ["that chose nothing", undefined, 7],
  ["that chose 1 day", 1, 1],
  ["that chose 30 days", 30, 30],
  ["that chose 3,650 days", 3_650, 3_650],
])(
  "DA-5.period: a message of an app %s is unreadable at its end to the millisecond, on every read path, though it is still there",
  async (_, chosen, days) => {
    const app = await givenApp(w);
    await change(w, app, keptFor(chosen));
    const end = w.clock.now + days * day;
    await givenMessages(w, app, "c", "one", "two");
    const first = await read(app, { limit: "1" });
    const last = await read(app, { limit: "1", order: "desc" });

    w.clock.now = end - 1;
    expect(await idsIn(app)).toEqual(await idsIn(app, { order: "asc" }));
    expect((await idsIn(app)).sort()).toEqual(["one", "two"]);
    expect((await idsIn(app, { order: "desc" })).sort()).toEqual(["one", "two"]);
    expect(await idsIn(app, { cursor: first.body.next })).toHaveLength(1);
    expect((await read(app)).body.messages[0].expiresAt).toBe(iso(end));

    w.clock.now = end;
    expect(await idsIn(app)).toEqual([]);
    expect(await idsIn(app, { order: "desc" })).toEqual([]);
    expect(await idsIn(app, { limit: "1" })).toEqual([]);
    expect((await read(app, { cursor: first.body.next })).body).toEqual({ messages: [] });
    expect(await idsIn(app, { cursor: last.body.next, order: "desc" })).toEqual([]);
    expect(await recordsOf(w, "messages", app)).toHaveLength(2);
  },
);

it("DA-5.period: a message is swept at its end to the millisecond, and not before", async () => {
  const app = await givenApp(w);
  const end = w.clock.now + 7 * day;
  await givenMessages(w, app, "c", "one");
  w.clock.now = end - 1;
  await sweep(w);
  expect(await recordsOf(w, "messages", app)).toHaveLength(1);
  w.clock.now = end;
  expect((await sweep(w)).find(({ category }) => category === "messages")?.erased).toBe(1);
  expect(await recordsOf(w, "messages", app)).toEqual([]);
});

it("DA-5.period: a message that is over on arrival is not stored, one with a millisecond to go is", async () => {
  const app = await givenApp(w);
  const send = (messageId: string, sentAt: number) => ({
    ...{ conversationId: "c", messageId, from: "alice", text: "late", sentAt: iso(sentAt) },
  });
  const end = w.clock.now - 7 * day;
  const messages = [send("over", end), send("almost", end + 1)];
  const { body } = await w.call("save-messages", { app, body: { messages } });
  expect(body).toEqual({ stored: 1, duplicates: 0, edited: 0, expired: 1 });
  expect(await readable(w, app, "c")).toEqual(["almost"]);
  expect(await recordsOf(w, "messages", app)).toHaveLength(1);
  w.clock.now += 1;
  expect(await readable(w, app, "c")).toEqual([]);
});

it("DA-5.period: a message said to be sent in the future counts from its arrival", async () => {
  const app = await givenApp(w);
  const ahead = { conversationId: "c", messageId: "m", from: "alice", text: "ahead" };
  const sentAt = iso(w.clock.now + 200_000);
  await w.call("save-messages", { app, body: { messages: [{ ...ahead, sentAt }] } });
  w.clock.now += 7 * day - 1;
  expect(await readable(w, app, "c")).toEqual(["m"]);
  w.clock.now += 1;
  expect(await readable(w, app, "c")).toEqual([]);
});

it("DA-5.period: in a conversation over days each message ends at its own time", async () => {
  const app = await givenApp(w);
  await givenMessages(w, app, "c", "monday");
  w.clock.now += day;
  await givenMessages(w, app, "c", "tuesday");
  w.clock.now += 6 * day - 1;
  expect(await readable(w, app, "c")).toEqual(["monday", "tuesday"]);
  w.clock.now += 1;
  expect(await readable(w, app, "c")).toEqual(["tuesday"]);
  await sweep(w);
  expect(await readable(w, app, "c")).toEqual(["tuesday"]);
  expect(await recordsOf(w, "messages", app)).toHaveLength(1);
});
