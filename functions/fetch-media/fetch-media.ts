/**
 * Photos, audio and video that a webhook names by URL are fetched into our bucket, under their message's own
 * clock (DA-2.messages). The message owns their keys from its birth, so that whatever takes it away takes them
 * along; and whoever fetched for a message that is not readable any more erases what it put (invariant 8).
 */
import * as z from "zod/mini";
import { keepingFor } from "../domain/app.ts";
import { appId } from "../domain/fields.ts";
import { isReadable, type Keeping } from "../domain/keeping.ts";
import type { Medium } from "../domain/media.ts";
import { passedOver } from "../domain/passed-over.ts";
import { type Element, type LinkedMedium, linkedMedia } from "../domain/tencent-media.ts";
import type { AppKeys, Apps, Holder, Media, Patience, Stored, Vault } from "../ports.ts";
import { isUnder, opened, sealedDetails } from "../steps/sealing/sealed.ts";
import { type FetchingOne, tryOne } from "./fetch-one.ts";
import { fetchAll } from "./rounds.ts";

export const fetchTask = z.object({
  appId: appId(),
  place: z.object({
    partition: z.object({ app: appId(), group: z.string(), bucket: z.string() }),
    sk: z.string(),
  }),
  media: z.array(z.string()),
});
export type FetchTask = z.infer<typeof fetchTask>;

export type FetchingMedia = FetchingOne & {
  readonly apps: Apps;
  readonly holder: Holder;
  readonly bucket: Media;
  readonly keys: Pick<AppKeys, "vault">;
  readonly now: () => number;
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

/** Fetches what is missing of a message's media, each shown as it comes; answers why some must be tried again. */
const fetchMissing = (
  ports: FetchingMedia,
  { message, vault }: Readable,
  app: string,
  patience: Patience,
): Promise<readonly Error[]> => {
  const { details: before = [], elements = [] } = opened<Content>(vault, message);
  const there = new Map(before.map((medium) => [medium.key, medium]));
  const linked = linkedMedia({ app, sk: message.sk }, elements, collectedUnder(message));
  const show = async (medium: Medium) => {
    there.set(medium.key, medium);
    const details = linked.flatMap(({ key }) => there.get(key) ?? []);
    // Refused if the message went meanwhile: what was fetched is taken away again below.
    passedOver(await ports.holder.records.attach(message, sealedDetails(vault, message, details)));
  };
  const attempt = (one: LinkedMedium, timeoutMs: number) => tryOne(ports, vault, one, timeoutMs);
  const missing = linked.filter(({ key }) => !there.has(key));
  return fetchAll({ attempt, show, patience }, missing);
};

/** Fetches the media of a message that is still there; takes them away again if it went meanwhile. */
export const fetchMedia = async (
  ports: FetchingMedia,
  task: FetchTask,
  patience: Patience,
): Promise<void> => {
  const found = await readable(ports, task);
  const failures =
    found === undefined ? [] : await fetchMissing(ports, found, task.appId, patience);
  if ((await readable(ports, task)) === undefined) {
    const { refused } = await ports.bucket.erase(task.media);
    if (refused.length > 0) throw new Error("S3 refused an object");
    return;
  }
  const [first] = failures;
  if (first !== undefined) throw first;
};
