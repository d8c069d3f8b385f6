import { beforeAll, expect, it } from "vitest";
import { dynamodbClient } from "../../../functions/adapters/clients.ts";
import { keepingFor } from "../../../functions/domain/app.ts";
import type { Perishable } from "../../../functions/policy/categories.ts";
import type { Holder } from "../../../functions/ports.ts";
import { usualRest } from "../../../functions/steps/retention/erase.ts";
import { eraseDueOfApp } from "../../../functions/steps/retention/erase-app.ts";
import { holderIn } from "../../../functions/wiring/holders.ts";
import { contentsOf, tenantOf } from "../../support/opened.ts";
import { sweep } from "../../support/time.ts";
import { change, day, givenApp, givenMessages, readable, recordsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

/** Invariant 3: what changes between the finding and the deleting is not what was found, and stays. */
let w: World;

beforeAll(async () => {
  w = await world();
});

const holderOf = (category: Perishable): Holder => holderIn(w.run, dynamodbClient(), category);

const usual = { patience: () => true, rest: usualRest };

/** A holder of ours, where something happens after records were found and before they are erased. */
const interrupted = (holder: Holder, happening: () => Promise<unknown>): Holder => ({
  ...holder,
  records: {
    ...holder.records,
    erase: async (found) => {
      await happening();
      return holder.records.erase(found);
    },
  },
});

const save = (app: string, nick: string) =>
  w.call("save-user-information", {
    app,
    path: { userId: "al" },
    body: { profile: { Tag_Profile_IM_Nick: nick } },
  });

const nickOf = async (app: string) =>
  (await w.call("read-user-information", { app, path: { userId: "al" } })).body.profile
    ?.Tag_Profile_IM_Nick;

it("DA-5.period: a profile that its person changes between the finding and the deleting is not deleted", async () => {
  const app = await givenApp(w);
  await save(app, "Al");
  w.clock.now += 7 * day;
  const holder = interrupted(holderOf("userInformation"), () => save(app, "Alice"));
  const keeping = keepingFor(await tenantOf(w, app), "userInformation");
  const result = await eraseDueOfApp(holder, app, keeping, w.clock.now, usual);
  expect(result).toMatchObject({ erased: 0, changed: 0 });
  expect(await nickOf(app)).toBe("Alice");
  await sweep(w);
  expect(await nickOf(app)).toBe("Alice");
  w.clock.now += 7 * day;
  await sweep(w);
  expect(await recordsOf(w, "user-information", app)).toEqual([]);
});

it("DA-5.period: a profile that somebody else deletes between the finding and the deleting is no failure", async () => {
  const app = await givenApp(w);
  await save(app, "Al");
  w.clock.now += 7 * day;
  const holder = interrupted(holderOf("userInformation"), () =>
    w.call("delete-user-information", { app, path: { userId: "al" } }),
  );
  const keeping = keepingFor(await tenantOf(w, app), "userInformation");
  await eraseDueOfApp(holder, app, keeping, w.clock.now, usual);
  expect(await recordsOf(w, "user-information", app)).toEqual([]);
});

it("DA-5.period: a deletion that knows older settings leaves what was collected under newer ones to its own promise", async () => {
  const app = await givenApp(w);
  await change(w, app, { storage: { messages: { days: 1 } } });
  await givenMessages(w, app, "c", "short");
  w.clock.now += day;
  const old = keepingFor(await tenantOf(w, app), "messages");
  await change(w, app, { storage: { messages: { days: 30 } } });
  const sentAt = new Date(w.clock.now - 2 * day).toISOString();
  const imported = { conversationId: "c", messageId: "imported", from: "al", text: "hi", sentAt };
  await w.call("save-messages", { app, body: { messages: [imported] } });

  await eraseDueOfApp(holderOf("messages"), app, old, w.clock.now, usual);
  expect(await readable(w, app, "c")).toEqual(["imported"]);
  expect(await recordsOf(w, "messages", app)).toHaveLength(1);
});

it("DA-5.opt-out: a deletion that knows an app as opted out leaves what was collected after it opted in again", async () => {
  const app = await givenApp(w);
  await givenMessages(w, app, "c", "before");
  await change(w, app, { storage: { messages: { store: false } } });
  const old = keepingFor(await tenantOf(w, app), "messages");
  await change(w, app, { storage: { messages: { store: true } } });
  await givenMessages(w, app, "c", "after");

  await eraseDueOfApp(holderOf("messages"), app, old, w.clock.now, usual);
  expect(await contentsOf(w, "messages", app)).toMatchObject([{ messageId: "after" }]);
  expect(await readable(w, app, "c")).toEqual(["after"]);
});
