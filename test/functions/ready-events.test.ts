/** The events in `local/events` are taken by the functions that they are for: in this order they are an app's life. */
import { readdirSync, readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { readable, recordsOf } from "../support/verbs.ts";
import { type World, world } from "../support/world.ts";

const folder = new URL("../../local/events/", import.meta.url);
const life = [
  ...["register-app", "change-configuration", "settle-configuration", "save-messages"],
  ...["read-messages", "read-holdings", "sweep", "request-deletion", "hear-billing", "purge-app"],
] as const;

const eventFor = (action: string): unknown =>
  JSON.parse(readFileSync(new URL(`${action}.json`, folder), "utf8"));

let w: World;
beforeAll(async () => {
  w = await world();
});

const deliver = async (action: string) =>
  (await w.deliver(action, eventFor(action))) as
    | { statusCode?: number; body?: string; batchItemFailures?: unknown[] }
    | undefined;

test("each ready event is part of that life, and none is missing", () => {
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  expect(files.sort()).toEqual(life.map((action) => `${action}.json`).sort());
});

test.each(life)("%s takes its event", async (action) => {
  const result = await deliver(action);
  if (result?.statusCode !== undefined) expect(result.statusCode, result.body).toBeLessThan(300);
  expect(result?.batchItemFailures ?? []).toEqual([]);
});

test("the app has the message that was sent, and nothing was purged before its time", async () => {
  expect(await readable(w, "app1", "room")).toEqual(["m1"]);
  expect(await recordsOf(w, "messages", "app1")).toHaveLength(1);
  const { body } = await w.call("read-app", { app: "app1" });
  expect(body.status).toBe("terminated");
});
