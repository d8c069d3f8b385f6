/**
 * An identity that is narrower than the sender's makes one of two messages, and a recall take somebody else's: so of every
 * documented field of every callback it is said whether another value is about another message, and tried.
 */
import { beforeAll, describe, expect, it } from "vitest";
import { contentsOf } from "../../support/opened.ts";
import { type Event, givenTencentApp, post, taken } from "../../support/tencent.ts";
import { callbacks, type Outcome } from "../../support/tencent-fields.ts";
import { portraitSet } from "../../support/tencent-people.ts";
import { recordsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let at: number;
beforeAll(async () => {
  w = await world();
  at = w.clock.now;
});

const start = Date.UTC(2030, 0, 15);
const cells = Object.entries(callbacks).flatMap(([command, { fields, about }]) =>
  Object.entries(fields(start)).map(([field, [, outcome]]) => ({
    ...{ command, field, outcome },
    brings: about === undefined,
  })),
);

/** The callback's event, and the same with another value in the field. */
const eventsOf = (command: string, field: string): readonly [Event, Event] => {
  const callback = callbacks[command];
  const [value] = callback?.fields(Math.floor(at / 1000))[field] ?? [];
  const event = callback?.event(at);
  if (event === undefined) throw new Error(`No ${command}`);
  const [name = ""] = field.split("/");
  return [event, { command, body: { ...event.body, [name]: value } }];
};

/** What lies in the store of messages and can be opened, as text. */
const contents = async (app: string): Promise<string[]> =>
  (await contentsOf(w, "messages", app)).map((one) => JSON.stringify(one));

const records: Readonly<Record<Outcome, number>> = {
  ...{ another: 2, told: 1, changed: 1, none: 1, same: 1 },
};

describe("DA-2.messages: of two messages that differ in one field neither is dropped in silence", () => {
  it.each(cells.filter(({ brings }) => brings))("$command, $field: $outcome", async (cell) => {
    const { command, field, outcome } = cell;
    const app = await givenTencentApp(w);
    const [first, second] = eventsOf(command, field);
    expect((await post(w, app, first)).body).toEqual(taken);
    const { body } = await post(w, app, second);
    const told = { ActionStatus: "FAIL", ErrorInfo: "message-conflict" };
    expect(body).toMatchObject(outcome === "told" ? told : taken);
    expect(await recordsOf(w, "messages", app)).toHaveLength(records[outcome]);
    expect((await post(w, app, first)).body).toEqual(taken);
    expect(await recordsOf(w, "messages", app)).toHaveLength(records[outcome]);
    const alone = await givenTencentApp(w);
    expect((await post(w, alone, second)).body).toEqual(taken);
    expect(await recordsOf(w, "messages", alone)).toHaveLength(outcome === "none" ? 0 : 1);
  });
});

describe("DA-2.messages: what is about another message leaves this one as it is", () => {
  it.each(cells.filter(({ brings }) => !brings))("$command, $field: $outcome", async (cell) => {
    const { command, field, outcome } = cell;
    const given = async () => {
      const app = await givenTencentApp(w);
      const about = callbacks[command]?.about?.(at);
      if (about !== undefined) await post(w, app, about);
      return app;
    };
    const [usual, other] = [await given(), await given()];
    const before = await contents(other);
    expect(before).toHaveLength(1);
    const [first, second] = eventsOf(command, field);
    expect((await post(w, usual, first)).body).toEqual(taken);
    expect((await post(w, other, second)).body).toEqual(taken);
    const [after, become] = [await contents(usual), await contents(other)];
    expect(after).not.toEqual(before);
    if (outcome === "another") expect(become).toEqual(before);
    if (outcome === "same") expect(become).toEqual(after);
    if (outcome === "changed") expect(become).not.toEqual(after);
  });
});

/** A profile's change in one field: whose it is then, and what that person is called. */
const changes = [
  ["From_Account", "ben", { ann: "Ann", ben: "Other" }],
  ["Operator_Account", "x", { ann: "Other" }],
  ["EventTime", 1, { ann: "Other" }],
  ["CallbackCommand", "Profile.Other", { ann: "Other" }],
  ["ProfileItem", [{ Tag: "Tag_Profile_IM_Nick", Value: "Third" }], { ann: "Third" }],
] as const;

it.each(changes)("DA-2.user: a profile's change with another %s", async (field, value, people) => {
  const storage = { storage: { userInformation: { store: true } } };
  const app = await givenTencentApp(w, storage);
  await post(w, app, portraitSet("ann", { Tag_Profile_IM_Nick: "Ann" }, at));
  const { command, body } = portraitSet("ann", { Tag_Profile_IM_Nick: "Other" }, at + 1_000);
  const changed = { ...body, [field]: field === "EventTime" ? at + 2_000 : value };
  w.clock.now = at + 3_000;
  expect((await post(w, app, { command, body: changed })).body).toEqual(taken);
  const read = async (userId: string) =>
    (await w.call("read-user-information", { app, path: { userId } })).body.profile
      .Tag_Profile_IM_Nick;
  expect(await recordsOf(w, "user-information", app)).toHaveLength(Object.keys(people).length);
  for (const [userId, nick] of Object.entries(people)) expect(await read(userId)).toBe(nick);
});

it("DA-2.messages: there are as many cells as documented fields, in each command that stores or takes", () => {
  expect(cells.length + changes.length).toBe(73);
});
