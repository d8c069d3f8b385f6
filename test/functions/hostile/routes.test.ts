/** Whatever somebody with a token sends to whatever route: a refusal in our words, or something that can be read and goes. */
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { tables } from "../../../functions/policy/names.ts";
import { bodies, bodiless } from "../../support/hostile/bodies.ts";
import { readBack } from "../../support/hostile/read-back.ts";
import { type Elsewhere, type Hostile, hostileTo } from "../../support/hostile/requests.ts";
import { trying } from "../../support/hostile/runs.ts";
import { canary } from "../../support/hostile/values.ts";
import { watch } from "../../support/hostile/watch.ts";
import type { Answer } from "../../support/lambda-events.ts";
import { loadedAnew, overheard } from "../../support/overheard.ts";
import { etagNow } from "../../support/replace.ts";
import { givenDsr } from "../../support/requests.ts";
import { allRoutes, type Route } from "../../support/routes.ts";
import { stride } from "../../support/some-of.ts";
import { day, givenApp, givenMessages, rowsIn, rowsOf, takeFrom } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

loadedAnew();
const theirs = "theirs";
const secret = "what-theirs-said";
let w: World;
let watched: ReturnType<typeof watch>;
let elsewhere: Elsewhere;
let before: object;
let lines: readonly string[];

const lists = ["read-messages", "read-log-data", "read-monitoring-data", "read-requests"];

/** Fills an app, and answers what it is given. */
const givenTheirs = async (): Promise<Elsewhere> => {
  await givenApp(w, { appId: theirs });
  await givenMessages(w, theirs, "room", `${secret}-1`, `${secret}-2`);
  const body = { profile: { Tag_Profile_IM_Nick: secret } };
  await w.call("save-user-information", { app: theirs, path: { userId: "alice" }, body });
  const requests = [await givenDsr(w, theirs), await givenDsr(w, theirs)];
  const asked = lists.map((action) =>
    w.call(action, { app: theirs, path: { conversationId: "room" }, query: { limit: "1" } }),
  );
  return {
    requests,
    cursors: (await Promise.all(asked)).flatMap(({ body: { next } }) => next ?? []),
  };
};

const theirRows = async () => {
  const rows = await Promise.all(tables.map((table) => rowsOf(w, table, theirs)));
  return Object.fromEntries(tables.map((table, index) => [table, rows[index]]));
};

beforeAll(async () => {
  w = await world();
  elsewhere = await givenTheirs();
  before = await theirRows();
  watched = watch(w);
});
afterAll(() => watched.close());
beforeEach(() => {
  vi.stubEnv("POWERTOOLS_LOG_LEVEL", "DEBUG");
  lines = overheard();
});

const etagFor = async ({ action }: Route, app: string): Promise<string> =>
  action === "change-configuration" ? etagNow(w, app) : '"1"';

/** What the test knows in place of what was drawn. */
const settled = async (route: Route, app: string, { headers, rawBody, ...rest }: Hostile) => {
  const ifMatch = headers["if-match"] ?? "";
  return {
    ...rest,
    ...(rawBody === undefined ? {} : { rawBody: rawBody.replaceAll("@app", app) }),
    headers: { ...headers, "if-match": ifMatch === "@etag" ? await etagFor(route, app) : ifMatch },
  };
};

const send = async (route: Route, app: string, hostile: Hostile): Promise<Answer> => {
  const ask = await settled(route, app, hostile);
  watched.written();
  return w.call(route.action, {
    ...ask,
    ...{ app, route: route.key, client: `client-of-${app}` },
    scopes: route.scopes.map((scope) => `chat-retention/${scope}`).slice(0, 1),
  });
};

const problem = /^urn:chat-retention:problem:[a-z-]+$/;

const expectRefusal = ({ status, headers, body }: Answer): void => {
  const isProblem = headers["content-type"] === "application/problem+json";
  if (isProblem) expect(body).toMatchObject({ type: expect.stringMatching(problem), status });
  else expect(body.error).toMatchObject({ code: status, message: expect.any(String) });
  const said = JSON.stringify([headers, body]);
  expect(said).not.toContain(canary);
  expect(said).not.toMatch(/ at .+:\d+:\d+|node_modules|\.ts\b/);
  expect(said.length).toBeLessThan(16_384);
};

const expectHarmless = (answer: Answer): void => {
  expect(answer.status).toBeLessThan(500);
  expect(JSON.stringify(answer)).not.toContain(secret);
  expect(lines.join("")).not.toContain(canary);
  expect(Object.keys(Object.prototype)).toEqual([]);
  if (answer.status < 400) return;
  expectRefusal(answer);
  expect(watched.written()).toEqual([]);
};

test("what each route takes is drawn from its own schema", () => {
  const withBody = allRoutes.filter(({ method }) => /POST|PUT|PATCH/.test(method));
  const named = [...new Set(withBody.map(({ method, action }) => `${method} ${action}`))];
  expect(named.sort()).toEqual([...Object.keys(bodies), ...bodiless].sort());
});

let taken = 0;

describe.each(allRoutes)("PP-3: $key ($action)", (route) => {
  test("answers whatever is sent without a failure, a trace, or another app's data", async () => {
    const app = await givenApp(w);
    const attempt = async (hostile: Hostile) => {
      const answer = await send(route, app, hostile);
      if (answer.status < 400) taken++;
      expectHarmless(answer);
      if (answer.status < 300) await readBack(w, route.action, app, hostile, answer);
    };
    await fc.assert(
      fc.asyncProperty(hostileTo(route, elsewhere), attempt),
      trying(/POST|PUT|PATCH/.test(route.method) ? 20 : 8),
    );
  });
});

const content = ["log-data", "monitoring-data", "user-information", "messages"] as const;

/** The records of all apps; the directory beside them goes when they have gone. */
const recordsIn = async (table: (typeof content)[number]) =>
  (await rowsIn(w, table)).filter(({ pk }) => !String(pk).startsWith("dir|"));

/** Sweeps, and works off what a sweep hands on; answers how much there was to do. */
const swept = async (): Promise<number> => {
  const { swept } = (await w.deliver("sweep")) as { swept: { erased: number }[] };
  const rest = await takeFrom(w, "sweepQueue");
  if (rest.length > 0) await w.work("sweep-shard", rest);
  return swept.reduce((sum, { erased }) => sum + erased, rest.length);
};

describe("after all of that", () => {
  test("some of it was taken, and all that was expires", async () => {
    expect(taken).toBeGreaterThan(60 / stride(2));
    const records = (await Promise.all(content.map(recordsIn))).flat();
    expect(records.length).toBeGreaterThan(60 / stride(2));
    const [start, end] = [w.clock.now / 1000, (w.clock.now + 3_651 * day) / 1000];
    expect(records.filter(({ expiresAt }) => !(Number(expiresAt) > start))).toEqual([]);
    expect(records.filter(({ expiresAt }) => !(Number(expiresAt) < end))).toEqual([]);
  });

  test("no key says anything of what was sent", async () => {
    const rows = (await Promise.all(tables.map((table) => rowsIn(w, table)))).flat();
    const keys = rows.map(({ pk, sk }) => `${pk} ${sk}`);
    expect(keys.filter((key) => key.includes(canary))).toEqual([]);
  });

  test("the other app is as it was", async () => {
    expect(await theirRows()).toEqual(before);
  });

  test("nothing of it is left when its time is over, but what a hold was placed on", async () => {
    w.clock.now += 3_651 * day;
    while ((await swept()) > 0);
    const held = (await rowsIn(w, "holds")).map(({ pk }) => String(pk));
    for (const table of content) {
      const apps = (await recordsIn(table)).map(({ pk }) => String(pk).split("|")[0] ?? "");
      expect(
        apps.filter((app) => !held.includes(app)),
        table,
      ).toEqual([]);
    }
  });
});
