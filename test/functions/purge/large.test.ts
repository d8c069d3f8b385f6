import { beforeAll, expect, it } from "vitest";
import { someOf } from "../../support/some-of.ts";
import { leftOf, purgeOnce, recordsInAll, rowsInAll, workOffPurge } from "../../support/time.ts";
import {
  change,
  day,
  givenApp,
  givenMessages,
  iso,
  recordsOf,
  takeFrom,
} from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;

beforeAll(async () => {
  w = await world();
});

const rooms = Array.from({ length: 40 }, (_, index) => `room ${index}`);
const days = [0, 1, 2];
const batches = someOf([...Array(18).keys()], 3);
const records = 100 * batches.length * days.length;

/** A hundred messages, some in each of five rooms. */
const batch = (from: number, at: number) =>
  Array.from({ length: 100 }, (_, index) => ({
    conversationId: rooms[(from * 5 + (index % 5)) % rooms.length],
    messageId: `m${index}`,
    from: "alice",
    sentAt: iso(at + index),
    text: "hello",
  }));

const fill = async (app: string): Promise<void> => {
  for (const one of days) {
    for (const index of batches) {
      const messages = batch(index, w.clock.now - one * day + index * 1_000);
      await w.call("save-messages", { app, body: { messages } });
    }
  }
};

it(`PP-6.configuration: an app with ${records} records in many partitions is purged whole, message by message, and nobody else's`, async () => {
  const [app, other] = [await givenApp(w), await givenApp(w)];
  for (const one of [app, other]) await change(w, one, { storage: { messages: { days: 3_650 } } });
  await givenMessages(w, other, "room 1", "theirs");
  await fill(app);
  const messages = await recordsOf(w, "messages", app);
  expect(messages).toHaveLength(records);
  const partitions = Math.min(5 * batches.length, rooms.length) * days.length;
  expect(new Set(messages.map(({ pk }) => pk)).size).toBe(partitions);

  const { body } = await w.call("terminate-app", { app, method: "POST" });
  w.clock.now = Date.parse(body.purgeAt);
  const others = (await recordsInAll(w)).filter(
    (row) => !row.includes(`${app}|`) && !row.includes(`"${app}"`),
  );
  await takeFrom(w, "purgeQueue");
  const bit = () => {
    let asked = 0;
    return () => (asked++ < 2 ? 300_000 : 30_000);
  };
  const tasks = await workOffPurge(w, { appId: app }, bit);
  expect(tasks.length).toBeGreaterThan(16);
  expect(await recordsOf(w, "messages", app)).toEqual([]);
  await purgeOnce(w, { appId: app, look: 2, zeros: 0 });
  await purgeOnce(w, { appId: app, look: 3, zeros: 1 });
  expect(await leftOf(w, app)).toEqual([]);
  expect((await rowsInAll(w)).filter((row) => !row.includes('["pk","dir|'))).toEqual(others);
}, 300_000);
