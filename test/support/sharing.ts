/** Apps that share their details with TRTC, and what TRTC says (PP-4.sharing). */
import { randomUUID } from "node:crypto";
import { events } from "../../functions/policy/names.ts";
import { register, registration } from "./registration.ts";
import { change, iso, rowsOf } from "./verbs.ts";
import type { World } from "./world.ts";

export const details = { name: "Chess club", introduction: "We play." };

/** Registers an app under an id that no other test uses: the bus is everybody's. */
export const givenSharer = async (w: World, trtc?: object): Promise<string> => {
  const app = randomUUID().replaceAll("-", "");
  await register(w, registration(app));
  const sharing = trtc === undefined ? {} : { sharing: { trtc } };
  await change(w, app, { application: details, ...sharing });
  return app;
};

/** Carries out what the configuration says now. */
export const settle = (w: World, app: string) => w.work("settle-configuration", [{ appId: app }]);

export const both = { optIn: true, subscribed: true };

/** Registers an app that shares, and has shared. */
export const givenShared = async (w: World): Promise<string> => {
  const app = await givenSharer(w, both);
  await settle(w, app);
  return app;
};

/** The recipient says that it has deleted what it held of an app, as of the latest withdrawal unless it says otherwise. */
export const confirm = async (w: World, app: string, said: object = {}) => {
  const [row] = await rowsOf(w, "sharing", app);
  const since = iso(Number(row?.since ?? w.clock.now));
  return w.deliver("hear-recipient", {
    "detail-type": events.deletionConfirmed,
    source: "trtc",
    detail: { appId: app, recipient: "trtc", since, ...said },
  });
};
