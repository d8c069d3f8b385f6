/** Who answers is who was asked: nobody says of another store that it has erased something. */
import { beforeAll, expect, it } from "vitest";
import { carriedOut, carryOut, stateOf } from "../../support/deletions.ts";
import { confirmed, ownStore } from "../../support/own-store.ts";
import { givenApp, givenMessages, rowsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let store: Awaited<ReturnType<typeof ownStore>>;
beforeAll(async () => {
  w = await world({ dataHolders: ["orders", "index"] });
  store = await ownStore(w, []);
});

it.each(["index", "billing", "chat-retention", "Orders"])(
  "DA-5.request: a request goes on waiting when %s says for the store that it has erased",
  async (source) => {
    const app = await givenApp(w);
    await givenMessages(w, app, "c", "from alice");
    const id = await carriedOut(w, app, { userId: "alice" });
    const all = await store.asked(app);
    const before = await rowsOf(w, "data-holders", app);
    for (const asked of all.filter(({ holder }) => holder === "orders")) {
      await expect(confirmed(w, asked, {}, source)).rejects.toThrow("invalid-input");
    }
    expect(await rowsOf(w, "data-holders", app)).toEqual(before);
    await carryOut(w, app, id);
    expect(await stateOf(w, app, id)).toBe("partial");
    for (const asked of all) await confirmed(w, asked);
    await carryOut(w, app, id);
    expect(await stateOf(w, app, id)).toBe("completed");
  },
);
