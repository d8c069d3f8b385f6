/** What `npm start` prints for a newcomer to paste into a shell does what it says: the very lines, by bash and curl. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type ClockServer, startClockServer } from "../../../local/clock-server.ts";
import { cast } from "../../../local/story/cast.ts";
import type { System } from "../../../local/system.ts";
import { tryIt } from "../../../local/try-it.ts";
import { type CliWorld, startCliWorld } from "../../support/cli-world.ts";
import { tokenOf } from "../../support/http-front.ts";
import { change, givenApp } from "../../support/verbs.ts";

const { appId, chose } = cast.month;
let c: CliWorld;
let clock: ClockServer;
let printed: string;
beforeAll(async () => {
  c = await startCliWorld();
  const { w, front } = c;
  w.clock.now = Date.now();
  await givenApp(w, { appId });
  await change(w, appId, { storage: { messages: { store: true, days: chose.days } } });
  clock = await startClockServer({
    now: () => w.clock.now,
    settle: async () => undefined,
    travelTo: async (instant) => {
      w.clock.now = instant;
    },
  });
  const issuer = {
    url: "http://127.0.0.1:1",
    people: { names: ["ada", "grace"], password: "p" },
    secret: () => "s",
    token: async (client: string) => tokenOf(client, "app"),
  };
  const addresses = { api: front.url, clock: clock.url };
  printed = await tryIt({ issuer, aws: {} } as unknown as System, addresses);
});
afterAll(async () => {
  await clock.stop();
  await c.front.stop();
});

const lines = (beginning: RegExp) => printed.split("\n").filter((line) => beginning.test(line));
const pasted = async (...typed: (string | undefined)[]) => {
  const { stdout } = await promisify(execFile)("bash", ["-ec", typed.join("\n")]);
  return JSON.parse(stdout);
};

it("DA-5.period: a message is stored, its end is read, and after the days that the app chose it is gone", async () => {
  const [token] = lines(/^TOKEN=/);
  const [store, read, pass] = lines(/^curl /);
  expect(await pasted(token, store)).toEqual({ stored: 1, duplicates: 0, edited: 0, expired: 0 });
  const { messages } = await pasted(token, read);
  expect(messages).toMatchObject([{ text: "hello", expiresAt: expect.any(String) }]);
  expect(Date.parse((await pasted(pass)).now)).toBeGreaterThan(Date.parse(messages[0].expiresAt));
  expect(await pasted(token, read)).toEqual({ messages: [] });
  expect(await pasted(token, store)).toMatchObject({ stored: 1, expired: 0 });
});

it("the rest of it is shell too", async () => {
  const others = lines(/^(export|npx) /);
  expect(others).toHaveLength(4);
  await promisify(execFile)("bash", ["-n", "-c", others.join("\n")]);
});
