/** The notary looks at several deletions at once, and some looks take longer than others. */
import { beforeAll, expect, it } from "vitest";
import { portsIn } from "../../../functions/sign-receipts/handler.ts";
import { signReceipts } from "../../../functions/sign-receipts/sign-receipts.ts";
import { chainNamed, verified } from "../../support/notary.ts";
import { givenApp } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

it("DA-5.request: receipts whose looks end in another order are a chain in order of time all the same", async () => {
  const app = await givenApp(w);
  const body = { profile: { Tag_Profile_IM_Nick: "x" } };
  for (const userId of ["a", "b", "c"]) {
    await w.call("save-user-information", { app, path: { userId }, body });
    await w.call("delete-user-information", { app, method: "DELETE", path: { userId } });
  }
  w.clock.now += 20_000;
  const { chain } = (await w.call("list-receipts", { app })).body;
  // Whoever is asked first for the time has looked the longest.
  let asked = 0;
  const ports = { ...portsIn(w.run), now: () => w.clock.now + 10_000 - 1_000 * asked++ };
  await w.as("sign-receipts", () => signReceipts(ports, { chain }, () => true));
  const receipts = await chainNamed(w, chain);
  expect(receipts).toHaveLength(3);
  expect(await verified(w, receipts, { whole: true })).toEqual([]);
});
