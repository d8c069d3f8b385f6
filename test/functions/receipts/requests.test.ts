import { beforeAll, expect, it } from "vitest";
import { chainNamed, receiptsOf, sign, signChain, verified } from "../../support/notary.ts";
import { givenApp, rowsIn, takeFrom } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;

beforeAll(async () => {
  w = await world();
});

const second = 1_000;

const givenUser = (app: string, userId: string) =>
  w.call("save-user-information", {
    app,
    path: { userId },
    body: { profile: { Tag_Profile_IM_Nick: "Alice in person" } },
  });

const deleteUser = (app: string, userId: string) =>
  w.call("delete-user-information", { app, method: "DELETE", path: { userId } });

it("DA-5.request: a person's request ends in a receipt that anybody can check, and names nobody", async () => {
  const app = await givenApp(w);
  await givenUser(app, "alice");
  expect((await deleteUser(app, "alice")).status).toBe(204);
  expect((await w.call("list-receipts", { app })).body).toMatchObject({ receipts: [], pending: 1 });
  w.clock.now += 20 * second;
  await sign(w);
  const { body } = await w.call("list-receipts", { app });
  expect(body).toMatchObject({ pending: 0 });
  expect(await verified(w, body.receipts, { whole: true })).toEqual([]);
  const [receipt] = await receiptsOf(w, app);
  expect(receipt).toMatchObject({
    ...{ number: 1, previous: null, cause: "request", clauses: ["DA-5.request"] },
    outcome: "complete",
    holders: [{ holder: "user-information", found: 1, deleted: 1, refused: 0, remaining: 0 }],
  });
  for (const text of ["alice", "Alice", app]) expect(JSON.stringify(receipt)).not.toContain(text);
});

it("DA-5.request: a request for nobody leaves nothing to prove, and one that is repeated is proved once", async () => {
  const app = await givenApp(w);
  await deleteUser(app, "nobody");
  await givenUser(app, "robert");
  await Promise.all([deleteUser(app, "robert"), deleteUser(app, "robert")]);
  await deleteUser(app, "robert");
  w.clock.now += 20 * second;
  await sign(w);
  expect(await receiptsOf(w, app)).toHaveLength(1);
  await givenUser(app, "robert");
  await deleteUser(app, "robert");
  w.clock.now += 20 * second;
  await sign(w);
  const receipts = await receiptsOf(w, app);
  expect(receipts.map(({ number }) => number)).toEqual([1, 2]);
  const { body } = await w.call("list-receipts", { app });
  expect(await verified(w, body.receipts, { whole: true })).toEqual([]);
  const { body: head } = await w.call("read-receipt-head", { path: { chain: body.chain } });
  expect(await verified(w, body.receipts, { heads: [head] })).toEqual([]);
  expect(await verified(w, body.receipts.slice(0, 1), { heads: [head] })).toHaveLength(1);
});

it("DA-5.request: whoever asks the notary twice, at once or again, gets each receipt once", async () => {
  const app = await givenApp(w);
  for (const one of ["a", "b", "c", "d"]) {
    await givenUser(app, one);
    await deleteUser(app, one);
  }
  w.clock.now += 20 * second;
  const { chain } = (await w.call("list-receipts", { app })).body;
  await Promise.all([1, 2, 3].map(() => signChain(w, { chain })));
  await signChain(w, { chain });
  const receipts = await receiptsOf(w, app);
  expect(receipts.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  expect(new Set(receipts.map(({ deletion }) => deletion)).size).toBe(4);
  expect(await verified(w, await chainNamed(w, chain), { whole: true })).toEqual([]);
});

// Signatures and digests hold any three letters now and then: names here are longer.
it("DA-5.request: no text, name or id of a person is in a receipt, a draft or a queue", async () => {
  await takeFrom(w, "receiptQueue");
  const rows = [...(await rowsIn(w, "receipts")), ...(await rowsIn(w, "receipt-drafts"))];
  expect(rows.length).toBeGreaterThan(5);
  for (const text of ["alice", "Alice", "robert", "text of", "client-of", "uin-"]) {
    expect(JSON.stringify(rows)).not.toContain(text);
  }
});
