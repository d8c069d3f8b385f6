/** Registering apps the long way, where the registration itself is what matters. */
import { region } from "./resources.ts";
import { iso } from "./verbs.ts";
import { start, type World } from "./world.ts";

/** A registration with everything in it. */
export const registration = (appId: string, own: object = {}) => ({
  appId,
  uin: `uin-${appId}`,
  region,
  clientIds: [`client-of-${appId}`],
  consent: { version: "1", statedAt: iso(start), reference: "terms" },
  minimumAges: { default: 13, DE: 16 },
  ...own,
});

/** Registers an app as the operator. */
export const register = (w: World, body: object) =>
  w.call("register-app", { method: "POST", scopes: ["chat-retention/operator"], body });
