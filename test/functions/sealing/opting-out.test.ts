/** A category that is not kept has no key: opting out makes every copy unreadable by the change itself. */
import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import { beforeAll, beforeEach, expect, it } from "vitest";
import { dynamodbClient } from "../../../functions/adapters/clients.ts";
import { dynamodbKeyRows } from "../../../functions/adapters/key-rows.ts";
import { tableVariable } from "../../../functions/policy/names.ts";
import type { KeyRows, Stored } from "../../../functions/ports.ts";
import {
  type Settling,
  settle as settleWith,
} from "../../../functions/settle-configuration/settle.ts";
import { opened } from "../../../functions/steps/sealing/sealed.ts";
import { standingIn } from "../../../functions/wiring/apps.ts";
import { askingIn } from "../../../functions/wiring/data-holders.ts";
import { tenantOf, vaultIn } from "../../support/opened.ts";
import { settle, settleOnce } from "../../support/time.ts";
import {
  change,
  givenApp,
  givenMessages,
  readable,
  recordsOf,
  rowsOf,
} from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let app: string;
beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  app = await givenApp(w);
});

const store = (on: boolean) => change(w, app, { storage: { messages: { store: on } } });
const keyRows = async () => (await rowsOf(w, "keys", app)).map(({ sk }) => String(sk)).sort();
const keyOf = async (category: "messages" | "userInformation" | "configuration") =>
  (await tenantOf(w, app)).settings.keys?.[category]?.id;
const rowNamed = async (category: "messages" | "userInformation") =>
  `${category}|${await keyOf(category)}`;

it("DA-5.opt-out: after opting out nothing that was stored opens, even before it is erased", async () => {
  await givenMessages(w, app, "c", "m");
  const [record] = (await recordsOf(w, "messages", app)) as unknown as Stored[];
  if (record === undefined) throw new Error("Nothing was stored");
  const { settings } = await tenantOf(w, app);
  expect(opened(await vaultIn(w, app, "messages"), record)).toMatchObject({ messageId: "m" });

  await store(false);
  expect(await recordsOf(w, "messages", app)).toHaveLength(1);
  expect(await keyRows()).toHaveLength(4);
  await expect(vaultIn(w, app, "messages")).rejects.toThrow("The settings name no key");
  const guessed = { messages: { id: settings.keys?.messages?.id ?? "", share: "" } };
  const vault = await vaultIn(w, app, "messages", { ...settings, keys: guessed });
  expect(() => opened(vault, record)).toThrow("What was sealed does not open");
});

it("DA-5.opt-out: carrying an opt-out out destroys the wrapped half too, before a record goes, so that a copy of the settings opens nothing either", async () => {
  await givenMessages(w, app, "c", "m");
  const { settings } = await tenantOf(w, app);
  const before = await rowNamed("messages");
  await store(false);
  expect(await keyRows()).toContain(before);
  await settleOnce(w, { appId: app }, 30_000);
  expect(await keyRows()).not.toContain(before);
  await expect(vaultIn(w, app, "messages", settings)).rejects.toThrow("The app's key is gone");
});

it("DA-5.opt-out: opting out of one category leaves the keys of the others", async () => {
  const kept = [await rowNamed("userInformation"), `configuration|${await keyOf("configuration")}`];
  await store(false);
  await settle(w, app);
  expect(await keyRows()).toEqual(["-", ...kept].sort());
});

it("DA-6.consent: withdrawing consent takes the keys of all that was stored", async () => {
  await change(w, app, {
    consent: null,
    storage: { messages: { store: false }, userInformation: { store: false } },
  });
  await settle(w, app);
  expect(await keyRows()).toEqual(["-", `configuration|${await keyOf("configuration")}`].sort());
});

it("DA-6.consent: an app that registers without consent has keys for its secrets and its names alone", async () => {
  app = await givenApp(w, { consent: undefined });
  expect(await keyRows()).toEqual(["-", `configuration|${await keyOf("configuration")}`].sort());
});

it("DA-5.opt-out: opting in again makes another key, and what lies under the old one is as good as gone", async () => {
  await givenMessages(w, app, "c", "before");
  const old = await keyOf("messages");
  await store(false);
  await store(true);
  const again = await keyOf("messages");
  expect([again === undefined, again === old]).toEqual([false, false]);
  await givenMessages(w, app, "c", "after");
  expect(await readable(w, app, "c")).toEqual(["after"]);
  expect(await recordsOf(w, "messages", app)).toHaveLength(2);
});

it("DA-2.messages: a record under another key than the settings name is skipped, whatever its promise says", async () => {
  await givenMessages(w, app, "c", "one", "two");
  const [one] = await recordsOf(w, "messages", app);
  const TableName = w.run.setting(tableVariable("messages"));
  const Item = marshall({ ...one, keyId: "another" });
  await new DynamoDBClient({}).send(new PutItemCommand({ TableName, Item }));
  expect(await readable(w, app, "c")).toHaveLength(1);
});

it("a change that leaves the choice as it is leaves the keys as they are", async () => {
  const before = [await keyRows(), (await tenantOf(w, app)).settings.keys];
  await change(w, app, { tags: ["x"], storage: { messages: { days: 30 } } });
  await settle(w, app);
  expect([await keyRows(), (await tenantOf(w, app)).settings.keys]).toEqual(before);
});

it("of two changes at once that turn storage on, one makes the key, and no other is left", async () => {
  await store(false);
  await settle(w, app);
  const answers = await Promise.all([store(true), store(true), store(true)]);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(await keyRows()).toHaveLength(4);
  expect(await keyRows()).toContain(await rowNamed("messages"));
});

/** A settlement on the real tables, stopped where it has read the keys or is about to destroy one. */
const settling = (hooks: {
  afterRows?: () => Promise<unknown>;
  beforeDestroy?: () => Promise<unknown>;
}) => {
  const client = dynamodbClient();
  const table = (name: "keys" | "configuration") => w.run.setting(tableVariable(name));
  const rows = dynamodbKeyRows(client, {
    keys: table("keys"),
    configuration: table("configuration"),
  });
  const keyRows: KeyRows = {
    ofApp: async (appId) => {
      const found = await rows.ofApp(appId);
      await hooks.afterRows?.();
      return found;
    },
    destroy: async (...what) => {
      await hooks.beforeDestroy?.();
      return rows.destroy(...what);
    },
  };
  const nothing = async () => undefined;
  const ports = {
    ...askingIn(w.run, client),
    keyRows,
    standingOf: standingIn(w.run, client),
    sharing: { get: nothing },
    erasures: { isPaused: async () => true },
  };
  return settleWith(ports as unknown as Settling, { appId: app }, w.clock.now, () => true);
};

it("DA-5.opt-out: a settlement never destroys a key that a concurrent opt-in made after it read the keys", async () => {
  await store(false);
  await settling({ afterRows: () => store(true) });
  expect(await keyRows()).toContain(await rowNamed("messages"));
  expect(await keyRows()).toHaveLength(4);
  await givenMessages(w, app, "c", "m");
  expect(await readable(w, app, "c")).toEqual(["m"]);
});

it("DA-5.opt-out: a settlement whose settings change before it destroys a key destroys none, and is tried again", async () => {
  await store(false);
  const before = await keyRows();
  await expect(settling({ beforeDestroy: () => store(true) })).rejects.toThrow("settings changed");
  expect(await keyRows()).toEqual([...before, await rowNamed("messages")].sort());
  await settling({});
  expect(await keyRows()).toHaveLength(4);
  expect(await keyRows()).toContain(await rowNamed("messages"));
});
