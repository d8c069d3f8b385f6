/**
 * What is not stored is processed momentarily: handed to the app's own callback, if it enabled one, and
 * forgotten. Invariant 5: no byte of it goes to anything durable, so nothing is retried or queued.
 */
import { randomUUID } from "node:crypto";
import type { Tenant } from "../../domain/app.ts";
import { signedHeaders } from "../../domain/callback-signature.ts";
import type { Message } from "../../domain/message.ts";
import type { Profile } from "../../domain/profile.ts";
import type { AppKeys, Outbound } from "../../ports.ts";
import { openedSecret } from "../sealing/secrets.ts";

export type Forwarding = {
  readonly outbound: Pick<Outbound, "post">;
  readonly keys: Pick<AppKeys, "vault">;
};

/** What is handed over, as it goes over the wire. */
export type HandedOver =
  | { readonly type: "messages"; readonly messages: readonly Message[] }
  | { readonly type: "user-information"; readonly userId: string; readonly profile: Profile };

/** What of it goes over the wire: of a message what was said, and not how it is told from others here. */
const written = (event: HandedOver): string =>
  JSON.stringify(
    event.type === "messages"
      ? { ...event, messages: event.messages.map(({ apart, ...message }) => message) }
      : event,
  );

/** Long enough for a callback, short enough for a webhook's 2 seconds. */
const patienceMs = 1_200;

/** By what a letter is signed: while an app changes its secret, by the one before as well. */
const names = ["callbackSecret", "callbackSecretBefore"] as const;

/** Secrets that are set; a key is asked for by those alone that have any. */
const secretsOf = async (keys: Forwarding["keys"], tenant: Tenant): Promise<string[]> => {
  const { app, settings } = tenant;
  const set = names.flatMap((name) => {
    const sealed = settings.sealed[name];
    return sealed === undefined ? [] : [{ name, sealed }];
  });
  if (set.length === 0) return [];
  const vault = await keys.vault(tenant, "configuration");
  return set.map(({ name, sealed }) => openedSecret(vault, app.appId, name, sealed));
};

/**
 * Hands data over to the app's callback, signed if the app has a secret for it; true if that took it. Throws `Unopened` for
 * a secret that does not open: what should be signed is not sent without.
 */
export const forward = async (
  { outbound, keys }: Forwarding,
  tenant: Tenant,
  event: HandedOver,
  now: number,
): Promise<boolean> => {
  const { callback } = tenant.settings.configuration;
  if (callback?.enabled !== true || callback.url === undefined) return false;
  const letter = { id: `msg_${randomUUID()}`, sentAt: now, body: written(event) };
  const headers = signedHeaders(await secretsOf(keys, tenant), letter);
  return outbound.post(callback.url, letter.body, headers, patienceMs);
};
