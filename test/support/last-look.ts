/** The look of a purge that ends it, with something done between its steps. */
import { aside, between, type Step } from "./interleave.ts";
import { purgeOnce } from "./time.ts";
import { givenApp } from "./verbs.ts";
import type { World } from "./world.ts";

/** An app whose purge has one look left; `go` makes it, and hears of each of its steps before it is taken. */
export const lastLook = async (w: World) => {
  const app = await givenApp(w);
  const { body } = await w.call("terminate-app", { app, method: "POST" });
  w.clock.now = Date.parse(body.purgeAt);
  await purgeOnce(w, { appId: app });
  await purgeOnce(w, { appId: app, look: 2, zeros: 0 });
  const task = { appId: app, look: 3, zeros: 1 };
  const go = (before: (step: Step) => Promise<void>) =>
    between(
      () => w.work("purge-app", [task]),
      (step) => aside(() => before(step)),
    );
  return { app, go };
};
