/**
 * Photos, audio and video that a webhook names by URL are fetched into our bucket, under their message's own
 * clock (DA-2.messages). The message owns their keys from its birth, so that whatever takes it away takes them
 * along; and whoever fetched for a message that is not readable any more erases what it put (invariant 8).
 */
import * as z from "zod/mini";
import { keepingFor } from "../domain/app.ts";
import { NotCallable } from "../domain/destination.ts";
import { appId } from "../domain/fields.ts";
import { isReadable, type Keeping } from "../domain/keeping.ts";
import type { MediaKind, Medium } from "../domain/media.ts";
import { type Element, type LinkedMedium, linkedMedia } from "../domain/tencent-media.ts";
import { limits } from "../policy/limits.ts";
import type { AppKeys, Apps, Holder, Media, Outbound, Stored, Vault } from "../ports.ts";
import { isUnder, opened, sealedDetails } from "../steps/sealing/sealed.ts";

export const fetchTask = z.object({
  appId: appId(),
  place: z.object({
    partition: z.object({ app: appId(), group: z.string(), bucket: z.string() }),
    sk: z.string(),
  }),
  media: z.array(z.string()),
});
export type FetchTask = z.infer<typeof fetchTask>;

export type FetchingMedia = {
  readonly apps: Apps;
  readonly holder: Holder;
  readonly bucket: Media;
  readonly outbound: Pick<Outbound, "fetch">;
  readonly keys: Pick<AppKeys, "vault">;
  readonly put: (
    name: string,
    key: Uint8Array,
    bytes: Buffer,
    contentType: string,
  ) => Promise<void>;
  /** Says that a medium will never be fetched. */
  readonly passOver: (kind: MediaKind) => void;
  readonly now: () => number;
};

const patienceMs = 20_000;

const fetchOne = async (
  { outbound, put }: FetchingMedia,
  vault: Vault,
  { url, ...linked }: LinkedMedium,
): Promise<Medium> => {
  const { bytes, contentType } = await outbound.fetch(url, limits.mediaBytes, patienceMs);
  await put(linked.key, vault.keyOfObject(linked.key), bytes, contentType);
  return { ...linked, contentType, bytes: bytes.length };
};

type Outcome = Medium | "passed over" | Error;

/** What may not be called is passed over for good; every other failure is a reason to come again. */
const tryOne = async (
  ports: FetchingMedia,
  vault: Vault,
  linked: LinkedMedium,
): Promise<Outcome> => {
  try {
    return await fetchOne(ports, vault, linked);
  } catch (error) {
    if (!(error instanceof NotCallable))
      return error instanceof Error ? error : new Error("thrown");
    ports.passOver(linked.kind);
    return "passed over";
  }
};

/** A message that may be read now, and the vault that opens it. */
type Readable = { readonly message: Stored; readonly vault: Vault };

const readable = async (
  { apps, keys, holder, now }: FetchingMedia,
  { appId: id, place }: FetchTask,
): Promise<Readable | undefined> => {
  const tenant = await apps.tenant(id);
  const message = await holder.records.get(place);
  if (tenant === undefined || message === undefined || message.recalled === true) return undefined;
  if (tenant.app.status === "purging") return undefined;
  if (!isReadable(message, keepingFor(tenant, "messages"), now())) return undefined;
  const vault = await keys.vault(tenant, "messages");
  return isUnder(vault, message) ? { message, vault } : undefined;
};

type Content = {
  readonly details?: readonly Medium[];
  readonly elements?: readonly Element[];
};

/** The period under which a message was collected: its media's keys follow from it. */
const collectedUnder = ({ at, until }: Stored): Keeping => ({ kind: "kept", ms: until - at });

/** Fetches what is missing of a message's media, each on its own; answers why some must be tried again. */
const fetchMissing = async (ports: FetchingMedia, { message, vault }: Readable, app: string) => {
  const { details: before = [], elements = [] } = opened<Content>(vault, message);
  const there = new Map(before.map((medium) => [medium.key, medium]));
  const linked = linkedMedia({ app, sk: message.sk }, elements, collectedUnder(message));
  const failures: Error[] = [];
  for (const one of linked.filter(({ key }) => !there.has(key))) {
    const outcome = await tryOne(ports, vault, one);
    if (outcome instanceof Error) failures.push(outcome);
    else if (outcome !== "passed over") there.set(one.key, outcome);
  }
  const details = linked.flatMap(({ key }) => there.get(key) ?? []);
  if (details.length > before.length) {
    await ports.holder.records.attach(message, sealedDetails(vault, message, details));
  }
  return failures;
};

/** Fetches the media of a message that is still there; takes them away again if it went meanwhile. */
export const fetchMedia = async (ports: FetchingMedia, task: FetchTask): Promise<void> => {
  const found = await readable(ports, task);
  const failures = found === undefined ? [] : await fetchMissing(ports, found, task.appId);
  if ((await readable(ports, task)) === undefined) {
    const { refused } = await ports.bucket.erase(task.media);
    if (refused.length > 0) throw new Error("S3 refused an object");
    return;
  }
  const [first] = failures;
  if (first !== undefined) throw first;
};
