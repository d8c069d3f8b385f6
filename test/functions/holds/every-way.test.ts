/** Each way in which data can go, with a hold of each scope that was active before it, and with none. */
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  everything,
  givenChat,
  givenHold,
  heldOf,
  holdsOn,
  lift,
  scopes,
} from "../../support/holds.ts";
import { remember } from "../../support/lying.ts";
import { someOf } from "../../support/some-of.ts";
import { leftOf } from "../../support/time.ts";
import { photos, ways } from "../../support/ways.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let app: string;

beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  app = await givenChat(w);
});

const unwatched = async () => {};
const numbered = ways.map((way, number) => ({ way, number }));

describe.each(numbered)("DA-5.law: $way.name", ({ way, number }) => {
  const { name, takes, given, comes, works } = way;
  const all = given === undefined ? everything : [...everything, ...photos].sort();
  const free = all.filter((one) => !takes.includes(one));

  it("takes what it takes while nothing is held", async () => {
    await given?.(w, app);
    const lying = await remember(w, app);
    expect(await lying()).toEqual(all);
    await comes(w, app);
    await works(w, app, unwatched);
    expect(await lying()).toEqual(free);
  });

  it.each(someOf(scopes, 3, number))(
    "takes nothing that is held by a hold on a $kind, and all the rest",
    async (scope) => {
      await given?.(w, app);
      const lying = await remember(w, app);
      const id = await givenHold(w, app, scope);
      expect((await holdsOn(w, app))[0].state).toBe("active");
      await comes(w, app);
      await works(w, app, unwatched);
      const held = heldOf(scope, all);
      expect(await lying()).toEqual(
        all.filter((one) => !takes.includes(one) || held.includes(one)),
      );
      await lift(w, app, id);
      await works(w, app, unwatched);
      expect((await lying()).filter((one) => takes.includes(one))).toEqual([]);
      if (name === "the purge") expect(await leftOf(w, app)).toEqual([]);
    },
  );
});
