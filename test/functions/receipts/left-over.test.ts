/** The notary believes nobody: what is left is found, and no receipt calls it gone. */
import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import { DeleteObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { beforeAll, expect, it } from "vitest";
import { dynamodbClient } from "../../../functions/adapters/clients.ts";
import { dynamodbLedger } from "../../../functions/adapters/dynamodb-ledger.ts";
import { dynamodbNote } from "../../../functions/adapters/dynamodb-note.ts";
import { deleteUser } from "../../../functions/delete-user-information/delete-user.ts";
import { appStores } from "../../../functions/policy/app-stores.ts";
import { categories, perishable } from "../../../functions/policy/categories.ts";
import { type Table, tables, tableVariable, variables } from "../../../functions/policy/names.ts";
import { noRest } from "../../../functions/steps/retention/erase.ts";
import { eraseDueOfApp } from "../../../functions/steps/retention/erase-app.ts";
import { addLogData } from "../../../functions/steps/retention/record-calls.ts";
import { appsIn } from "../../../functions/wiring/apps.ts";
import { holderIn, tableOf } from "../../../functions/wiring/holders.ts";
import { profilesIn } from "../../../functions/wiring/profiles.ts";
import { givenLoadedApp, putStray } from "../../support/loaded-app.ts";
import { drafts, receiptsAfterPurge, receiptsOf, sign, verified } from "../../support/notary.ts";
import { purge, settle } from "../../support/time.ts";
import { change, givenApp, givenMessages } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";
import { writeLate as writeLateMessage } from "../../support/write-late.ts";

let w: World;
let app: string;

beforeAll(async () => {
  w = await world();
});

const second = 1_000;
const quarter = 15 * 60 * second;

const givenPurged = async (): Promise<void> => {
  app = await givenLoadedApp(w);
  const { body } = await w.call("terminate-app", { app, method: "POST" });
  w.clock.now = Date.parse(body.purgeAt);
  await purge(w, app);
};

const logs = () => holderIn(w.run, dynamodbClient(), "logData");

/** Somebody writes of the app after the last look: a record, with its directory row, and an object. */
const writeLate = async (): Promise<void> => {
  const call = { ip: "203.0.113.9", interface: "late", at: w.clock.now };
  await addLogData(logs(), { appId: app, registeredAt: 0 }, [call], w.clock.now);
  await putStray(w, app);
};

const eraseLate = async (): Promise<void> => {
  const all = { kind: "none" } as const;
  await eraseDueOfApp(logs(), app, all, w.clock.now, { patience: () => true, rest: noRest });
  const place = { Bucket: w.run.setting(variables.bucket), Key: `30/${app}/stray` };
  await new S3Client({}).send(new DeleteObjectCommand(place));
};

const purgeChain = async () => (await receiptsAfterPurge(w, app))[0] ?? [];

const leftIn = (receipt: Awaited<ReturnType<typeof purgeChain>>[number] | undefined) =>
  (receipt?.holders ?? [])
    .filter(({ remaining }) => remaining > 0)
    .map(({ holder, remaining }) => `${remaining} in ${holder}`);

it("PP-6.configuration: what a purge left is found: a receipt says incomplete, once, and complete when all is gone", async () => {
  await givenPurged();
  await writeLate();
  await sign(w);
  const [first] = await purgeChain();
  expect(first?.outcome).toBe("incomplete");
  expect(leftIn(first)).toEqual(["2 in log-data", "1 in media"]);
  expect(await drafts(w)).toContain("purge");

  await sign(w);
  w.clock.now += quarter;
  await sign(w);
  expect(await purgeChain()).toHaveLength(1);

  await eraseLate();
  w.clock.now += quarter;
  await sign(w);
  const both = await purgeChain();
  expect(both.map(({ outcome }) => outcome)).toEqual(["incomplete", "complete"]);
  expect(leftIn(both[1])).toEqual([]);
  expect(await drafts(w)).not.toContain("purge");
});

it("PP-6.configuration: an id that is registered again before anybody looked is not what is left of the first", async () => {
  await givenPurged();
  await givenAgain();
  await sign(w);
  const [receipt] = await purgeChain();
  expect(leftIn(receipt)).toEqual([]);
  expect(receipt?.outcome).toBe("complete");
  expect(await receiptsOf(w, app)).toEqual([]);
});

/** The same id with a new owner, who writes. */
const givenAgain = async (): Promise<void> => {
  w.clock.now += second;
  await givenApp(w, { appId: app, clientIds: [`client-of-${app}`] });
  await givenMessages(w, app, "a", "of the second");
};

it("DA-5.opt-out: a message that slipped in after the last look is not called gone", async () => {
  app = await givenApp(w);
  await givenMessages(w, app, "a", "1");
  const late = await writeLateMessage(w, app, "a", "late", w.clock.now);
  await change(w, app, { storage: { messages: { store: false } } });
  await settle(w, app);
  await late();
  await sign(w);
  expect(await receiptsOf(w, app)).toMatchObject([
    { cause: "opt-out", outcome: "incomplete", holders: [{ holder: "messages", remaining: 1 }] },
  ]);
});

/** Deletes carol's profile; breaks off where the record should go, if told to. */
const deleteCarol = async (breaksOff: boolean): Promise<void> => {
  const client = dynamodbClient();
  const { holder, keys } = profilesIn(w.run, client);
  const note = dynamodbNote(client, tableOf(w.run, "receipt-drafts"));
  const erase = () => Promise.reject(new Error("The power went out"));
  const records = breaksOff ? { ...holder.records, erase } : holder.records;
  const tenant = await appsIn(w.run, client).tenant(app);
  if (tenant === undefined) throw new Error("No such app");
  const ledger = dynamodbLedger(client, tableOf(w.run, "ledger"));
  const ports = { holder: { ...holder, records }, keys, note, ledger };
  await deleteUser(ports, tenant, "carol", w.clock.now);
};

it("DA-5.request: a request that broke off is not called done, until it is repeated", async () => {
  app = await givenApp(w);
  const body = { profile: { Tag_Profile_IM_Nick: "Carol" } };
  await w.call("save-user-information", { app, path: { userId: "carol" }, body });
  await expect(deleteCarol(true)).rejects.toThrow();
  w.clock.now += 20 * second;
  await sign(w);
  expect((await receiptsOf(w, app)).map(({ outcome }) => outcome)).toEqual(["incomplete"]);
  await deleteCarol(false);
  w.clock.now += quarter;
  await sign(w);
  const outcomes = (await receiptsOf(w, app)).map(({ outcome }) => outcome);
  expect(outcomes).toEqual(["incomplete", "complete"]);
  const page = await w.call("list-receipts", { app });
  expect(await verified(w, page.body.receipts, { whole: true })).toEqual([]);
});

it("DA-5.request: a profile that is stored after the request is not what is left of the one before", async () => {
  app = await givenApp(w);
  const body = { profile: { Tag_Profile_IM_Nick: "Carol" } };
  const save = () => w.call("save-user-information", { app, path: { userId: "carol" }, body });
  await save();
  await deleteCarol(false);
  w.clock.now += second;
  await save();
  w.clock.now += 20 * second;
  await sign(w);
  expect(await receiptsOf(w, app)).toMatchObject([{ outcome: "complete" }]);
});

const put = (table: Table) =>
  w.dynamodb.send(
    new PutItemCommand({
      TableName: w.run.setting(tableVariable(table)),
      Item: { pk: { S: app }, sk: { S: "forgotten" } },
    }),
  );

it("PP-6.configuration: a row that a purge forgot is found in whatever table it lies, and nothing but what the policy lets stay is passed over", async () => {
  await givenPurged();
  const stays = tables.filter((table) => "stays" in appStores[table]);
  expect(stays).toEqual(["sharing", "ledger", "receipts", "receipt-drafts"]);
  const withRecords: readonly Table[] = perishable.map((category) => categories[category].table);
  const small = tables.filter((table) => !stays.includes(table) && !withRecords.includes(table));
  await Promise.all(small.map(put));
  await sign(w);
  const [receipt] = await purgeChain();
  expect(receipt?.outcome).toBe("incomplete");
  expect(leftIn(receipt).sort()).toEqual(small.map((table) => `1 in ${table}`).sort());
  expect(receipt?.holders.map(({ holder }) => holder).sort()).toEqual(
    [...small, ...withRecords, "media"].sort(),
  );
});
