import * as z from "zod/mini";
import { appId } from "../domain/fields.ts";
import { bundlePlace } from "../steps/access/place.ts";

/** A request for access to carry out; `bundle` is where its bundle is being made. */
export const bundleTask = z.object({
  appId: appId(),
  requestId: z.string(),
  bundle: z.optional(bundlePlace),
});
export type BundleTask = z.infer<typeof bundleTask>;
