import { keepingFor, type Tenant } from "../../domain/app.ts";
import { clockOf } from "../../domain/clocks.ts";
import { looksSensitive } from "../../domain/gate.ts";
import type { Keeping } from "../../domain/keeping.ts";
import { namesOf } from "../../domain/ledger/entry.ts";
import { type Message, placeOfMessage } from "../../domain/message.ts";
import { Problem } from "../../domain/problem.ts";
import { linkedMedia } from "../../domain/tencent-media.ts";
import type {
  AppKeys,
  ErasedUntil,
  Holder,
  KeyRing,
  LookAtObject,
  MediaTickets,
  Outbound,
  Uploads,
  Vault,
} from "../../ports.ts";
import { forward } from "../forwarding/forward.ts";
import { refuseErased } from "../retention/refuse-erased.ts";
import { type SavedCount, type StoredCount, store } from "../retention/store.ts";
import { sealed } from "../sealing/sealed.ts";
import { type Claim, checkApart, claimMedia, findMedia, type MessageDraft } from "./claim-media.ts";
import { type Differing, takeLate } from "./take-late.ts";

export type SavingMessages = {
  readonly holder: Holder;
  readonly keys: AppKeys;
  readonly tickets: MediaTickets;
  readonly look: LookAtObject;
  readonly uploads: Pick<Uploads, "close">;
  readonly outbound: Pick<Outbound, "post">;
  readonly erasedUntil: ErasedUntil;
};

/** `differing` are the places in the batch of messages that are not stored, since others have their ids and instants. */
export type SavedMessages =
  | ({ readonly kind: "stored"; readonly differing: readonly Differing[] } & SavedCount)
  | { readonly kind: "passed-on"; readonly forwarded: boolean };

type Admitted = Pick<Message, "sensitive" | "text" | "elements" | "cloudCustomData">;

/**
 * Refuses messages that are declared or recognised as sensitive (DA-6.sensitive), in whatever text of their content;
 * names their places only.
 */
export const admit = ({ settings }: Tenant, messages: readonly Admitted[]): void => {
  const detectors = settings.configuration.sensitiveDetectors ?? [];
  const errors = messages.flatMap(({ sensitive, text, elements, cloudCustomData }, index) =>
    sensitive === true || looksSensitive({ text, elements, cloudCustomData }, detectors)
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
const draftsOf = (
  app: string,
  { digest }: KeyRing,
  messages: readonly Message[],
  keeping: Keeping,
  now: number,
): (MessageDraft & { readonly author: string })[] => {
  const known = remembered(digest);
  return messages.map(({ sentAt, media, sensitive, apart, ...content }) => {
    const place = placeOfMessage(app, known, { ...content, sentAt, apart });
    const linked = linkedMedia({ app, sk: place.sk }, content.elements ?? [], keeping);
    const owned = linked.length === 0 ? {} : { media: linked.map(({ key }) => key) };
    const author = known(content.from);
    return { ...place, ...owned, author, content, at: clockOf(sentAt, now), mediaIds: media ?? [] };
  });
};

const plus = (one: StoredCount, other: StoredCount): StoredCount => ({
  stored: one.stored + other.stored,
  duplicates: one.duplicates + other.duplicates,
  expired: one.expired + other.expired,
  taken: [...one.taken, ...other.taken],
});

/** Stores drafts; all of their media are looked for first, so that a batch that is refused has stored nothing. */
const storeAll = async (
  { holder, tickets, look, uploads }: SavingMessages,
  vault: Vault,
  drafts: readonly MessageDraft[],
  keeping: Keeping,
  now: number,
): Promise<StoredCount> => {
  const ports = { holder, tickets, look, uploads, vault };
  const claims: Claim[] = [];
  checkApart(drafts);
  for (const draft of drafts.filter(({ mediaIds }) => mediaIds.length > 0)) {
    claims.push(await findMedia(ports, draft, keeping, now));
  }
  const plain = drafts.filter(({ mediaIds }) => mediaIds.length === 0);
  const ready = plain.map(({ mediaIds, ...draft }) => sealed(vault, draft));
  let total = await store(holder, ready, keeping, now);
  for (const claim of claims) total = plus(total, await claimMedia(ports, claim, keeping, now));
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
    const event = { type: "messages", messages } as const;
    return { kind: "passed-on", forwarded: await forward(ports, tenant, event, now) };
  }
  const [ring, vault] = await Promise.all([
    ports.keys.ring(tenant.app),
    ports.keys.vault(tenant, "messages"),
  ]);
  const drafts = draftsOf(tenant.app.appId, ring, messages, keeping, now);
  const all = drafts.map(({ at, author, partition: { group } }) => ({
    at,
    names: namesOf("messages", { group, author }),
  }));
  await refuseErased(ports.erasedUntil, { app: tenant.app.appId, field: "messages", all }, now);
  const { holder } = ports;
  const { taken, ...count } = await storeAll(ports, vault, drafts, keeping, now);
  const { edited, differing } = await takeLate({ holder, vault, keeping, now }, drafts, taken);
  const duplicates = count.duplicates - edited;
  return { kind: "stored", ...count, duplicates, edited, differing };
};
