/** What a flood of one app takes: nothing of others' calls, and of ours no more than a look at what is remembered. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { rates } from "../../../functions/policy/budgets.ts";
import { atBeginning, knock, useUp } from "../../support/budgets.ts";
import { openTap } from "../../support/tap/tap.ts";
import { givenApp, recordsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

const preview = "POST /v1/apps/{appId}/deletion-requests/preview";
const ask = { body: { userId: "alice" } };

const tap = openTap();
afterAll(tap.close);

let w: World;
let loud: string;
let quiet: string;
beforeAll(async () => {
  w = await world();
  [loud, quiet] = [await givenApp(w), await givenApp(w)];
});

it("DA-5.request: an app that floods a dear route is refused, and another is answered as before", async () => {
  atBeginning(w);
  const statuses = await Promise.all(
    Array.from({ length: 3 * rates.previews }, async () => {
      return (await knock(w, preview, loud, ask)).status;
    }),
  );
  expect(statuses.filter((status) => status === 200)).toHaveLength(rates.previews);
  expect(statuses.filter((status) => status === 429)).toHaveLength(2 * rates.previews);
  expect((await knock(w, preview, quiet, ask)).status).toBe(200);
});

it("PP-4.log: the refusal that was looked up is recorded; what follows asks AWS nothing, and leaves nothing", async () => {
  atBeginning(w);
  await useUp(w, preview, loud, "previews");
  const recorded = async () => (await recordsOf(w, "log-data", loud)).length;
  const before = await recorded();
  await knock(w, preview, loud);
  expect(await recorded()).toBe(before + 1);
  tap.heard();
  expect((await knock(w, preview, loud)).status).toBe(429);
  expect(tap.heard()).toEqual([]);
  expect(await recorded()).toBe(before + 1);
});

it("PP-3: whoever may not call for an app learns nothing of how often it has called", async () => {
  atBeginning(w);
  await useUp(w, preview, loud, "previews");
  expect((await knock(w, preview, loud)).status).toBe(429);
  const asAnother = { client: `client-of-${quiet}` };
  expect((await knock(w, preview, loud, asAnother)).body).toEqual(
    (await knock(w, preview, "nobody", asAnother)).body,
  );
});

it("DA-5.request: requests count together, by whichever route and standard they come", async () => {
  atBeginning(w);
  await useUp(w, "POST /v2/requests", loud, "requests");
  for (const kind of ["deletion", "access"]) {
    expect((await knock(w, `POST /v1/apps/{appId}/${kind}-requests`, loud)).status).toBe(429);
  }
});
