/** Invariant 9, by the clock: a refusal asks AWS the same whether there is something behind an id or not, so no time tells. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Ask } from "../../support/lambda-events.ts";
import { appRoutes, type Route } from "../../support/routes.ts";
import { dynamodbStandIn } from "../../support/tap/stand-in.ts";
import { openTap } from "../../support/tap/tap.ts";
import { change, givenApp, givenMessages } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

const tap = openTap(() => undefined, dynamodbStandIn());
afterAll(tap.close);

let w: World;
let mine: string;
/** Apps of others: in use, opted out, held, terminated. */
let theirs: readonly string[];
const operator = { client: "counsel", scopes: ["chat-retention/operator"] };

beforeAll(async () => {
  w = await world();
  mine = await givenApp(w);
  const [plain, optedOut, held, ended] = [
    await givenApp(w),
    await givenApp(w),
    await givenApp(w),
    await givenApp(w),
  ];
  await givenMessages(w, plain, "some-conversationId", "some-messageId");
  await change(w, optedOut, { storage: { messages: { store: false } } });
  const body = {
    scope: { kind: "app" },
    ...{ categories: ["messages"], authority: "Court", reference: "1" },
    reviewAt: new Date(w.clock.now + 86_400_000).toISOString(),
  };
  expect((await w.call("place-hold", { app: held, ...operator, body })).status).toBe(201);
  await w.call("terminate-app", { app: ended, method: "POST" });
  theirs = [plain, optedOut, held, ended];
});

/** What a call says to AWS, name by name. */
const callsOf = async (action: string, ask: Ask): Promise<readonly string[]> => {
  tap.heard();
  await w.call(action, ask);
  return tap.heard().map(({ service, operation }) => `${service} ${operation}`);
};

const knock = (route: Route, app: string): Promise<readonly string[]> => {
  const { action, method, path } = route;
  const token = { client: `client-of-${mine}`, scopes: ["chat-retention/app"] };
  return callsOf(action, { app, method, path, body: {}, ...token });
};

describe.each(appRoutes)("PP-3: $method $action with another app's token", (route) => {
  test("asks AWS the same of an app that exists, whatever its state, and of one that does not", async () => {
    const ofNobody = await knock(route, "nobody");
    expect(ofNobody).toHaveLength(route.scopes.includes("app") ? 1 : 0);
    for (const app of theirs) expect(await knock(route, app)).toEqual(ofNobody);
  });
});

describe("what another app has, looked for with one's own token", () => {
  const own = {
    "read-messages": { conversationId: "some-conversationId" },
    "recall-message": { conversationId: "some-conversationId", messageId: "some-messageId" },
    "read-user-information": { userId: "some-userId" },
    "read-requests": { requestId: "some-requestId" },
    "cancel-request": { requestId: "some-requestId" },
    "read-access": { requestId: "some-requestId" },
  } as const;
  const theirIds = {
    requestId: "11111111-1111-4111-8111-111111111111",
    conversationId: "some-conversationId",
    messageId: "some-messageId",
    userId: "some-userId",
  };
  const nobodysIds = {
    requestId: "22222222-2222-4222-8222-222222222222",
    conversationId: "no-conversation",
    messageId: "no-message",
    userId: "nobody",
  };

  beforeAll(async () => {
    const app = theirs[0] ?? "";
    const { requestId, userId } = theirIds;
    const request = { app, method: "POST", body: { requestId, userId } };
    expect((await w.call("request-deletion", request)).status).toBe(202);
    await w.call("save-user-information", {
      ...{ app, method: "PUT", path: { userId } },
      body: { profile: { Tag_Profile_IM_Nick: "Alice" } },
    });
  });

  test.each(Object.entries(own))(
    "%s asks AWS the same as for what nobody has",
    async (action, path) => {
      const method = /^(recall|cancel)/.test(action) ? "DELETE" : "GET";
      const named = (ids: Readonly<Record<string, string>>) =>
        Object.fromEntries(Object.keys(path).map((name) => [name, ids[name] ?? ""]));
      const ask = (ids: Readonly<Record<string, string>>) =>
        callsOf(action, { app: mine, method, path: named(ids) });
      await ask(nobodysIds);
      const ofNobody = await ask(nobodysIds);
      expect(ofNobody.length).toBeGreaterThan(1);
      expect(await ask(theirIds)).toEqual(ofNobody);
    },
  );
});
