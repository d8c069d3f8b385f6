import { beforeAll, expect, it } from "vitest";
import { callOften, givenLoadedApp, givenStrayObjects } from "../../support/loaded-app.ts";
import {
  chainNamed,
  drafts,
  receiptsAfterPurge,
  receiptsOf,
  sign,
  verified,
} from "../../support/notary.ts";
import { purge, rowsInAll, settle } from "../../support/time.ts";
import { change, day, givenApp, givenMessages, rowsIn } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;

beforeAll(async () => {
  w = await world();
});

const givenUser = (app: string, userId: string) =>
  w.call("save-user-information", {
    app,
    path: { userId },
    body: { profile: { Tag_Profile_IM_Nick: "Alice in person" } },
  });

it("DA-5.opt-out, DA-5.period: what changed settings made due ends in a receipt for each category", async () => {
  const app = await givenApp(w);
  await givenMessages(w, app, "a", "1", "2", "3");
  await givenUser(app, "alice");
  w.clock.now += 2 * day;
  await change(w, app, { storage: { messages: { store: false }, userInformation: { days: 1 } } });
  await settle(w, app);
  await sign(w);
  const receipts = await receiptsOf(w, app);
  expect(receipts).toMatchObject([
    { cause: "opt-out", clauses: ["DA-5.opt-out"], scope: { kind: "category" } },
    { cause: "shortened-period", clauses: ["DA-5.period"], outcome: "complete" },
  ]);
  expect(receipts.map(({ holders }) => holders[0])).toMatchObject([
    { holder: "messages", found: 3, deleted: 3, remaining: 0 },
    { holder: "user-information", found: 1, deleted: 1, remaining: 0 },
  ]);
  expect(await drafts(w)).not.toContain(expect.stringContaining("settings"));
  await settle(w, app);
  await sign(w);
  expect(await receiptsOf(w, app)).toHaveLength(2);
});

it("PP-6.configuration: a purge ends in a receipt that the operator still finds by the app's id, and no store holds the id", async () => {
  const app = await givenLoadedApp(w);
  await givenStrayObjects(w, app);
  const { body: terminated } = await w.call("terminate-app", { app, method: "POST" });
  w.clock.now = Date.parse(terminated.purgeAt) - 1;
  await callOften(w, app);
  w.clock.now += 1;
  await purge(w, app);
  await sign(w);
  const [chain, ...others] = await receiptsAfterPurge(w, app);
  expect(others).toEqual([]);
  expect(chain).toHaveLength(1);
  const [receipt] = chain ?? [];
  expect(receipt).toMatchObject({ cause: "purge", outcome: "complete", number: 1 });
  const found = Object.fromEntries((receipt?.holders ?? []).map((one) => [one.holder, one]));
  expect(found.messages).toMatchObject({ found: 8, deleted: 8, remaining: 0 });
  expect(found["user-information"]).toMatchObject({ found: 2, deleted: 2 });
  expect(found.media).toMatchObject({ found: 4, deleted: 4, remaining: 0 });
  expect(found["log-data"]?.deleted).toBeGreaterThan(0);
  expect(await verified(w, await chainNamed(w, receipt?.chain ?? ""))).toEqual([]);
  const proofs = [...(await rowsIn(w, "receipts")), ...(await rowsIn(w, "receipt-drafts"))];
  const rows = [...(await rowsInAll(w)), ...proofs.map((row) => JSON.stringify(row))];
  const own = rows.filter((row) => row.includes(`"${app}"`) || row.includes(`${app}|`));
  expect(own).toEqual([]);
});

it("PP-6.log, DA-5.period: a day's sweeps end in a receipt for each category, after the day", async () => {
  const app = await givenApp(w);
  await givenMessages(w, app, "a", "1", "2");
  w.clock.now += 8 * day;
  const today = new Date(w.clock.now).toISOString().slice(0, 10);
  await sign(w);
  await sign(w);
  const before = await chainNamed(w, "sweep");
  w.clock.now += day;
  await sign(w);
  const after = await chainNamed(w, "sweep");
  expect(after).toHaveLength(before.length + 4);
  expect(await verified(w, after, { whole: true })).toEqual([]);
  const texts = after.map(({ receipt }) => JSON.parse(Buffer.from(receipt, "base64").toString()));
  const messages = texts.find(({ deletion }) => deletion === `messages|${today}`);
  expect(messages.holders[0].deleted).toBeGreaterThanOrEqual(2);
  expect(messages).toMatchObject({ scope: { kind: "day", category: "messages", day: today } });
});
