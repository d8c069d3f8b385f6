/** A hold that comes too late, in each way: what is gone stays gone, and from then on nothing goes that it holds. */
import { beforeAll, describe, expect, it } from "vitest";
import { carryOut, usualGuards } from "../../support/carry-out-hold.ts";
import {
  givenChat,
  givenHold,
  heldOf,
  holdsOn,
  place,
  type Scope,
  scopes,
  speak,
} from "../../support/holds.ts";
import { remember } from "../../support/lying.ts";
import { someOf } from "../../support/some-of.ts";
import { sweep } from "../../support/time.ts";
import { day } from "../../support/verbs.ts";
import { ways } from "../../support/ways.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

const unwatched = async () => {};
const numbered = ways.map((way, number) => ({ way, number }));

describe.each(someOf(numbered, 2))("DA-5.law: $way.name", ({ way, number }) => {
  const over = async () => {
    const app = await givenChat(w);
    await way.given?.(w, app);
    const lying = await remember(w, app);
    await way.comes(w, app);
    await way.works(w, app, unwatched);
    return { app, lying };
  };

  if (way.name === "the purge") {
    it.each(scopes)(
      "is over: of a hold on a $kind it is said that there is no such app",
      async (scope) => {
        const { app } = await over();
        expect((await place(w, app, scope)).status).toBe(404);
      },
    );
    return;
  }

  /** All that there may be goes: time passes, the way is gone again, and AWS deletes by itself. */
  const goOn = async (app: string) => {
    w.clock.now += 40 * day;
    await carryOut(w, app, usualGuards);
    await sweep(w);
    await way.works(w, app, unwatched);
  };

  it.each(someOf(scopes, 3, number))(
    "is over: a hold on a $kind finds what is left, and keeps it and what comes",
    async (scope: Scope) => {
      const { app, lying } = await over();
      await givenHold(w, app, scope);
      expect((await holdsOn(w, app))[0].state).toBe("active");
      const left = await lying();
      expect(left.filter((one) => way.takes.includes(one))).toEqual([]);
      for (const from of ["alice", "bob"]) await speak(w, app, "c", from, "later");
      const there = [...new Set([...left, ...(await lying())])];
      await goOn(app);
      expect(await lying()).toEqual(heldOf(scope, there).toSorted());
    },
  );
});
