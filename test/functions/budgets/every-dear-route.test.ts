/** Every route that costs much: each app has rates of its own on it, so that none uses up what all need. */
import { beforeAll, describe, expect, it } from "vitest";
import { dearRoutes, rates } from "../../../functions/policy/budgets.ts";
import { scopesOf } from "../../../functions/policy/rights.ts";
import { atBeginning, knock, rateWindow, useUp } from "../../support/budgets.ts";
import { givenApp } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

const operator = { client: "operator", scopes: ["chat-retention/operator"] };

let w: World;
beforeAll(async () => {
  w = await world();
});

describe.each(Object.entries(dearRoutes))("DA-5.request: %s", (key, rate) => {
  it("lets an app in as often as its rate says and no more, and in the next window again", async () => {
    atBeginning(w);
    const [loud, quiet] = [await givenApp(w), await givenApp(w)];
    expect(await useUp(w, key, loud, rate)).not.toContain(429);
    const { status, headers, body } = await knock(w, key, loud);
    expect(status).toBe(429);
    expect(headers["retry-after"]).toBe(String(rateWindow / 1_000));
    expect(JSON.stringify(body)).toContain(`at most ${rates[rate]} calls`);
    expect((await knock(w, key, quiet)).status).not.toBe(429);
    w.clock.now += rateWindow - 1;
    expect((await knock(w, key, loud)).headers["retry-after"]).toBe("1");
    w.clock.now += 1;
    expect((await knock(w, key, loud)).status).not.toBe(429);
  });

  it.runIf(scopesOf(key).length > 1)("leaves the operator what the app has used up", async () => {
    atBeginning(w);
    const app = await givenApp(w);
    await useUp(w, key, app, rate);
    expect((await knock(w, key, app)).status).toBe(429);
    expect((await knock(w, key, app, operator)).status).not.toBe(429);
    await useUp(w, key, app, rate, operator);
    expect((await knock(w, key, app, operator)).status).toBe(429);
  });
});
