/** The purge takes every key first; what anybody copied before is worthless after it. */
import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import { beforeAll, beforeEach, expect, it } from "vitest";
import { dynamodbClient } from "../../../functions/adapters/clients.ts";
import { destroyAppKeys } from "../../../functions/adapters/key-rows.ts";
import type { Tenant } from "../../../functions/domain/app.ts";
import { tableVariable } from "../../../functions/policy/names.ts";
import type { Stored } from "../../../functions/ports.ts";
import { purgeApp } from "../../../functions/purge-app/purge-app.ts";
import type { Purging } from "../../../functions/purge-app/purging.ts";
import { opened } from "../../../functions/steps/sealing/sealed.ts";
import { standingIn } from "../../../functions/wiring/apps.ts";
import { keysIn } from "../../../functions/wiring/keys.ts";
import { tenantOf, vaultIn } from "../../support/opened.ts";
import { purge, purgeOnce } from "../../support/time.ts";
import { change, givenApp, givenMessages, recordsOf, rowsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let app: string;
beforeAll(async () => {
  w = await world();
});

/** An app that kept its messages through its two last months, and is due for its purge. */
beforeEach(async () => {
  app = await givenApp(w);
  await change(w, app, { storage: { messages: { days: 3_650 } } });
  for (const on of [false, true]) await change(w, app, { storage: { messages: { store: on } } });
  await change(w, app, { storage: { messages: { days: 3_650 } } });
  await givenMessages(w, app, "c", "m");
  const { body } = await w.call("terminate-app", { app, method: "POST" });
  w.clock.now = Date.parse(body.purgeAt);
});

it("PP-6.configuration: a purge destroys all keys before it deletes a record, those of former choices too", async () => {
  expect(await rowsOf(w, "keys", app)).toHaveLength(5);
  const client = dynamodbClient();
  const ports = {
    standingOf: standingIn(w.run, client),
    change: async () => true,
    destroyKeys: destroyAppKeys(client, w.run.setting(tableVariable("keys"))),
    sharing: { get: async () => undefined },
    erasures: {
      isPaused: async () => false,
      rows: async () => [],
      openTally: async () => undefined,
    },
    registry: { untold: async () => undefined },
    ledger: { note: async () => undefined },
    requests: { forget: async () => 0 },
    holders: [],
    media: { eraseApp: () => Promise.reject(new Error("the first store")) },
  };
  const purging = purgeApp(ports as unknown as Purging, { appId: app }, w.clock.now, () => true);
  await expect(purging).rejects.toThrow("the first store");
  expect(await rowsOf(w, "keys", app)).toEqual([]);
  expect(await recordsOf(w, "messages", app)).toHaveLength(1);
});

it("PP-6.configuration: a copy of the key table alone opens nothing after the purge", async () => {
  const [record] = (await recordsOf(w, "messages", app)) as unknown as Stored[];
  if (record === undefined) throw new Error("Nothing was stored");
  const [keys, tenant] = [await rowsOf(w, "keys", app), await tenantOf(w, app)];
  await purge(w, app);
  const TableName = w.run.setting(tableVariable("keys"));
  for (const row of keys) {
    await new DynamoDBClient({}).send(new PutItemCommand({ TableName, Item: marshall(row) }));
  }
  await expect(tenantOf(w, app)).rejects.toThrow("No such app");

  const open = async (of: Tenant) =>
    opened(await keysIn(w.run, dynamodbClient()).vault(of, "messages"), record);
  const withShare = (share: string): Tenant => {
    const id = tenant.settings.keys?.messages?.id ?? "";
    return { ...tenant, settings: { ...tenant.settings, keys: { messages: { id, share } } } };
  };
  for (const share of ["", Buffer.alloc(32).toString("base64")]) {
    await expect(open(withShare(share))).rejects.toThrow("What was sealed does not open");
  }
  // Both halves do open it: that is what the purge took.
  expect(await open(tenant)).toMatchObject({ messageId: "m" });
});

it("PP-6.configuration: a copy of the settings alone opens nothing after the purge", async () => {
  const { settings } = await tenantOf(w, app);
  await purgeOnce(w, { appId: app });
  await expect(vaultIn(w, app, "messages", settings)).rejects.toThrow("The app's key is gone");
});
