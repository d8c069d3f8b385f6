/** A customer's program uses the typed client against the real functions. */
import { beforeAll, expect, test } from "vitest";
import { chatRetention, ProblemError, pages } from "../../../client/index.ts";
import { fetchIn } from "../../support/fetch-in.ts";
import { region } from "../../support/resources.ts";
import { iso } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
const appId = "typed-app";
const path = { appId };
const client = (token?: string | (() => Promise<string>)) =>
  chatRetention({ baseUrl: "https://api.example.com", fetch: fetchIn(w), ...(token && { token }) });
const own = () => client(`client-of-${appId}`);

const messages = (...ids: readonly string[]) =>
  ids.map((messageId) => ({
    ...{ conversationId: "room 1", messageId, from: "alice", text: "hello" },
    sentAt: iso(w.clock.now),
  }));

beforeAll(async () => {
  w = await world();
  await client("operator").POST("/v1/apps", {
    body: {
      ...{ appId, uin: "uin", region, clientIds: [`client-of-${appId}`] },
      consent: { version: "1", statedAt: iso(w.clock.now), reference: "terms" },
      minimumAges: { default: 13 },
    },
  });
});

const refusal = async (call: Promise<unknown>): Promise<ProblemError> => {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof ProblemError) return error;
  throw new Error(`Not refused: ${error}`);
};

test("what was stored is read back, page by page, to its end", async () => {
  const body = { messages: messages("m1", "m2", "m3") };
  const { data: saved } = await own().POST("/v1/apps/{appId}/messages", { params: { path }, body });
  expect(saved).toEqual({ stored: 3, duplicates: 0, edited: 0, expired: 0 });
  const found: string[][] = [];
  const room = { ...path, conversationId: "room 1" };
  const read = pages((at) =>
    own().GET("/v1/apps/{appId}/conversations/{conversationId}/messages", {
      params: { path: room, query: { limit: 2, ...at } },
    }),
  );
  for await (const page of read) found.push(page.messages.map(({ messageId }) => messageId));
  expect(found.map(({ length }) => length)).toEqual([2, 1]);
  expect(found.flat().sort()).toEqual(["m1", "m2", "m3"]);
});

test("a configuration is changed from the version that was read, and from no older one", async () => {
  const place = "/v1/apps/{appId}/configuration";
  const { data, response } = await own().GET(place, { params: { path } });
  expect(data?.storage.messages.store).toBe(true);
  const header = { "if-match": response.headers.get("etag") ?? "" };
  const body = { storage: { messages: { days: 30 } } };
  const changed = await own().PATCH(place, { params: { path, header }, body });
  expect(changed.data?.storage.messages).toEqual({ store: true, days: 30 });
  const late = await refusal(own().PATCH(place, { params: { path, header }, body }));
  expect(late.type).toBe("urn:chat-retention:problem:stale-version");
});

test("a refusal is an error with its type, its status, the field and the bound", async () => {
  const body = { messages: messages(...Array.from({ length: 101 }, (_, nth) => `m${nth}`)) };
  const call = own().POST("/v1/apps/{appId}/messages", { params: { path }, body });
  expect(await refusal(call)).toMatchObject({
    type: "urn:chat-retention:problem:invalid-input",
    status: 400,
    field: "messages",
    bound: 100,
  });
  const others = client("somebody").GET("/v1/apps/{appId}", { params: { path } });
  expect(await refusal(others)).toMatchObject({
    type: "urn:chat-retention:problem:not-your-app",
    status: 403,
    field: undefined,
  });
});

test("API Gateway's own refusal is an error of no type of ours", async () => {
  const gateway = async () =>
    new Response('{"message":"Unauthorized"}', {
      status: 401,
      headers: { "content-type": "application/json" },
    });
  const call = chatRetention({ baseUrl: "https://api.example.com", fetch: gateway });
  const refused = await refusal(call.GET("/v1/apps"));
  expect(refused).toMatchObject({ type: "about:blank", status: 401, errors: [] });
});

test("a token is asked for before each call, and none is needed for what is open to all", async () => {
  let asked = 0;
  const supplied = client(async () => {
    asked++;
    return `client-of-${appId}`;
  });
  await supplied.GET("/v1/apps/{appId}", { params: { path } });
  await supplied.GET("/v1/apps/{appId}", { params: { path } });
  expect(asked).toBe(2);
  const { data } = await client().GET("/v1/policy");
  expect(data?.region).toBe(region);
});
