import { keepingFor, type Tenant } from "../../domain/app.ts";
import { looksSensitive } from "../../domain/gate.ts";
import type { Keeping } from "../../domain/keeping.ts";
import { clockOf, type Message, placeOfMessage } from "../../domain/message.ts";
import { Problem } from "../../domain/problem.ts";
import { linkedMedia } from "../../domain/tencent-media.ts";
import type { AppKeys, Draft, Holder, MediaTickets, Outbound, Registration } from "../../ports.ts";
import { forward } from "../forwarding/forward.ts";
import { type StoredCount, store } from "../retention/store.ts";
import { claimMedia } from "./claim-media.ts";

export type SavingMessages = {
  readonly holder: Holder;
  readonly keys: AppKeys;
  readonly tickets: MediaTickets;
  readonly outbound: Pick<Outbound, "post">;
};

export type SavedMessages =
  | ({ readonly kind: "stored" } & StoredCount)
  | { readonly kind: "passed-on"; readonly forwarded: boolean };

/** Refuses messages that are declared or recognised as sensitive (DA-6.sensitive); names their places only. */
const admit = ({ settings }: Tenant, messages: readonly Message[]): void => {
  const detectors = settings.configuration.sensitiveDetectors ?? [];
  const errors = messages.flatMap(({ sensitive, text = "" }, index) =>
    sensitive === true || looksSensitive(text, detectors)
      ? [{ field: `messages.${index}`, problem: "is sensitive" }]
      : [],
  );
  if (errors.length > 0) throw new Problem("sensitive-data", undefined, errors);
};

/** A batch names a few conversations again and again. */
const remembered = (digest: (value: string) => string) => {
  const known = new Map<string, string>();
  return (value: string): string => {
    const made = known.get(value) ?? digest(value);
    known.set(value, made);
    return made;
  };
};

/** A message owns the media that it names by URL before they are fetched: they go with it, however far that came. */
const draftsOf = async (
  { keys }: SavingMessages,
  registration: Registration,
  messages: readonly Message[],
  keeping: Keeping,
  now: number,
): Promise<Draft[]> => {
  const app = registration.appId;
  const digest = remembered((await keys.ring(registration)).digest);
  return messages.map(({ sentAt, media, sensitive, ...message }) => {
    const place = placeOfMessage(app, digest, { ...message, sentAt });
    const linked = linkedMedia({ app, sk: place.sk }, message.elements ?? [], keeping);
    const owned = linked.length === 0 ? {} : { media: linked.map(({ key }) => key) };
    return { ...place, ...message, ...owned, at: clockOf(sentAt, now), mediaIds: media };
  });
};

const plus = (one: StoredCount, other: StoredCount): StoredCount => ({
  stored: one.stored + other.stored,
  duplicates: one.duplicates + other.duplicates,
  expired: one.expired + other.expired,
});

const storeAll = async (
  ports: SavingMessages,
  drafts: readonly Draft[],
  keeping: Keeping,
  now: number,
): Promise<StoredCount> => {
  const hasMedia = ({ mediaIds }: Draft) => Array.isArray(mediaIds) && mediaIds.length > 0;
  const plain = drafts.filter((draft) => !hasMedia(draft));
  let total = await store(ports.holder, plain, keeping, now);
  for (const draft of drafts.filter(hasMedia)) {
    total = plus(total, await claimMedia(ports, draft, keeping, now));
  }
  return total;
};

/** Stores messages under the app's keeping, or passes them on if it opted out (DA-5). */
export const saveMessages = async (
  ports: SavingMessages,
  tenant: Tenant,
  messages: readonly Message[],
  now: number,
): Promise<SavedMessages> => {
  admit(tenant, messages);
  const keeping = keepingFor(tenant, "messages");
  if (keeping.kind === "none") {
    const event = { type: "messages", messages };
    return { kind: "passed-on", forwarded: await forward(ports.outbound, tenant, event) };
  }
  const drafts = await draftsOf(ports, tenant.app, messages, keeping, now);
  return { kind: "stored", ...(await storeAll(ports, drafts, keeping, now)) };
};
