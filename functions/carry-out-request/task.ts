import * as z from "zod/mini";
import { appId } from "../domain/fields.ts";
import { planPlace } from "../steps/requests/find-plan.ts";
import { cursor } from "../steps/walk/cursor.ts";
import { seen } from "./look.ts";

/**
 * Where a round stopped: the parts are erased one after the other, and looked at after that; `seen` is what the looks
 * of the parts before this one saw, `here` what this one has seen so far, `erased` what had been erased of it when that
 * look began, `cursor` a place within it.
 */
const place = z.object({
  stage: z.int(),
  seen: z.optional(seen),
  here: z.optional(seen),
  erased: z.optional(z.int()),
  cursor: z.optional(cursor),
});

/**
 * A request to carry out; `round` counts how often something was left to do again, `since` is when this round began (epoch
 * ms), `plan` is where its plan is found.
 */
export const requestTask = z.object({
  appId: appId(),
  requestId: z.string(),
  round: z.optional(z.int()),
  since: z.optional(z.int()),
  from: z.optional(place),
  plan: z.optional(planPlace),
});
export type CarryOutTask = z.infer<typeof requestTask>;
