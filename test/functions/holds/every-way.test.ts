import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  everything,
  givenChat,
  givenHold,
  heldOf,
  holdsOn,
  introduce,
  lift,
  type Scope,
  scopes,
  there,
} from "../../support/holds.ts";
import { leftOf, purge, settle, sweep } from "../../support/time.ts";
import { change, day, recordsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let app: string;

beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  app = await givenChat(w);
});

const storage = (choice: object) =>
  change(w, app, { storage: { messages: choice, userInformation: choice } });

/** A way in which data can go: how it is gone, and what of everything it takes when nothing is held. */
type Way = {
  readonly name: string;
  readonly go: () => Promise<void>;
  readonly takes: readonly string[];
};

const ways: readonly Way[] = [
  {
    name: "the sweep",
    go: async () => {
      w.clock.now += 30 * day;
      await sweep(w);
    },
    takes: everything,
  },
  {
    name: "an opt-out",
    go: async () => {
      await storage({ store: false });
      await settle(w, app);
    },
    takes: everything,
  },
  {
    name: "a shorter period",
    go: async () => {
      w.clock.now += 2 * day;
      await storage({ store: true, days: 1 });
      await settle(w, app);
    },
    takes: everything,
  },
  {
    name: "a deletion on request",
    go: async () => {
      await w.call("delete-user-information", { app, path: { userId: "alice" }, method: "DELETE" });
    },
    takes: ["alice first"],
  },
  {
    name: "a recall",
    go: async () => {
      const path = { conversationId: "c", messageId: "c by alice" };
      await w.call("recall-message", { app, path, method: "DELETE" });
    },
    takes: ["c by alice"],
  },
  {
    name: "the purge",
    go: async () => {
      const { body } = await w.call("terminate-app", { app });
      w.clock.now = Date.parse(body.purgeAt);
      await purge(w, app);
    },
    takes: everything,
  },
  {
    name: "a change of what was there before",
    go: async () => {
      w.clock.now += 1;
      await introduce(w, app, "alice", "second");
    },
    takes: ["alice first"],
  },
];

const stays = (scope: Scope | undefined, { takes }: Way): readonly string[] => {
  const held = scope === undefined ? [] : heldOf(scope);
  return everything.filter((one) => !takes.includes(one) || held.includes(one));
};

const old = async () => (await there(w, app)).filter((one) => !one.includes("second"));

describe.each(ways)("DA-5.law: $name", (way) => {
  it("takes what it takes while nothing is held", async () => {
    await way.go();
    if (way.takes.length < everything.length || way.name === "a shorter period") {
      expect(await old()).toEqual(stays(undefined, way));
    } else {
      const tables = ["messages", "user-information"] as const;
      const left = await Promise.all(tables.map((table) => recordsOf(w, table, app)));
      expect(left.flat()).toEqual([]);
    }
  });

  it.each(scopes)(
    "takes nothing that is held by a hold on a $kind, and all the rest",
    async (scope) => {
      const id = await givenHold(w, app, scope);
      expect((await holdsOn(w, app))[0].state).toBe("active");
      await way.go();
      expect(await old()).toEqual(stays(scope, way));
      await lift(w, app, id);
      if (way.name === "the purge") await purge(w, app);
      if (way.name === "the purge") expect(await leftOf(w, app)).toEqual([]);
      else if (way.name !== "an opt-out") expect(await old()).toEqual(stays(undefined, way));
    },
  );
});
