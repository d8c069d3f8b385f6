import { createPublicKey } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { sign } from "../../support/notary.ts";
import { givenApp } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let app: string;

/** An app with three receipts. */
beforeAll(async () => {
  w = await world();
  app = await givenApp(w);
  for (const userId of ["a", "b", "c"]) {
    const body = { profile: { Tag_Profile_IM_Nick: "x" } };
    await w.call("save-user-information", { app, path: { userId }, body });
    await w.call("delete-user-information", { app, method: "DELETE", path: { userId } });
  }
  w.clock.now += 20_000;
  await sign(w);
});

const operator = { scopes: ["chat-retention/operator"], client: "operator" };

it("DA-5.request: an app gets its receipts page by page, each once and in order", async () => {
  const got: string[] = [];
  let cursor: string | undefined;
  do {
    const query = { limit: "2", ...(cursor === undefined ? {} : { cursor }) };
    const { status, body } = await w.call("list-receipts", { app, query });
    expect(status).toBe(200);
    got.push(...body.receipts.map(({ receipt }: { receipt: string }) => receipt));
    cursor = body.next;
  } while (cursor !== undefined);
  const all = (await w.call("list-receipts", { app })).body.receipts;
  expect(got).toHaveLength(3);
  expect(got).toEqual(all.map(({ receipt }: { receipt: string }) => receipt));
});

it.each(["x", "-1", "1.5", "1".repeat(13), ""])(
  "DA-5.request: a cursor that is none of ours is refused: %j",
  async (cursor) => {
    const { status, body } = await w.call("list-receipts", { app, query: { cursor } });
    expect([status, body.type]).toEqual([400, "urn:chat-retention:problem:invalid-cursor"]);
  },
);

it("DA-5.request: an app's token reaches the receipts of no other app", async () => {
  const other = await givenApp(w);
  const answer = await w.call("list-receipts", { app, client: `client-of-${other}` });
  expect(answer.status).toBe(403);
  const { body } = await w.call("list-receipts", { app: other, query: { cursor: "1" } });
  expect(body).toMatchObject({ receipts: [], pending: 0 });
});

it("DA-5.request: everybody may see where a chain ends, and the key that its receipts are checked with", async () => {
  const { chain } = (await w.call("list-receipts", { app })).body;
  const nobody = { scopes: [], client: "" };
  const head = await w.call("read-receipt-head", { ...nobody, path: { chain } });
  expect(head.body).toEqual({ chain, number: 3, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  const key = await w.call("read-receipt-key", nobody);
  expect(key.headers["content-type"]).toBe("application/x-pem-file");
  expect(createPublicKey(key.body).asymmetricKeyDetails).toEqual({ namedCurve: "prime256v1" });
});

it("DA-5.request: asks for what is no chain, or for one without receipts, are answered so", async () => {
  const headOf = (chain: string) => w.call("read-receipt-head", { path: { chain } });
  expect((await headOf("0".repeat(64))).status).toBe(404);
  expect((await headOf("app|x")).status).toBe(400);
  const read = (query: Record<string, string>) => w.call("read-receipts", { ...operator, query });
  expect((await read({ chain: "app|x" })).status).toBe(400);
  expect((await read({})).status).toBe(400);
  expect((await read({ chain: "0".repeat(64) })).body).toMatchObject({ receipts: [] });
  expect((await read({ appId: "nobody" })).body).toEqual({ chains: [] });
});
