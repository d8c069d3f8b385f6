import * as z from "zod/mini";
import { url } from "../fields.ts";

/** Where a callback may go: a public https URL, or an origin that the deployment trusts. */
export const callbackUrl = (mayCall: (url: string) => boolean) =>
  url().check(z.refine(mayCall, { error: "must be a public https URL" }));
