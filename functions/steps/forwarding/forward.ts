/**
 * What is not stored is processed momentarily: handed to the app's own callback, if it enabled one, and
 * forgotten. Invariant 5: no byte of it goes to anything durable, so nothing is retried or queued.
 */
import type { Tenant } from "../../domain/app.ts";
import type { Outbound } from "../../ports.ts";

/** Long enough for a callback, short enough for a webhook's 2 seconds. */
const patienceMs = 1_200;

/** Hands data over to the app's callback; true if that took it. */
export const forward = async (
  outbound: Pick<Outbound, "post">,
  { settings }: Tenant,
  event: { readonly type: string } & Readonly<Record<string, unknown>>,
): Promise<boolean> => {
  const { callback } = settings.configuration;
  if (callback?.enabled !== true || callback.url === undefined) return false;
  return outbound.post(callback.url, event, patienceMs);
};
