/**
 * Photos, audio and video that a webhook names by URL are fetched into our bucket, under their message's own
 * clock (DA-2.messages). Object keys follow from the message: what comes twice lies there once.
 */
import * as z from "zod/mini";
import { keepingFor, type Tenant } from "../domain/app.ts";
import { appId } from "../domain/fields.ts";
import { isReadable, type Keeping } from "../domain/keeping.ts";
import { type MediaKind, type Medium, mediaClassOf, mediaKey } from "../domain/media.ts";
import { type Element, mediaUrl } from "../domain/tencent-media.ts";
import { limits } from "../policy/limits.ts";
import type { Apps, Holder, Outbound, Place, Stored } from "../ports.ts";

export const fetchTask = z.object({
  appId: appId(),
  place: z.object({
    partition: z.object({ app: appId(), group: z.string(), bucket: z.string() }),
    sk: z.string(),
  }),
});
export type FetchTask = z.infer<typeof fetchTask>;

export type FetchingMedia = {
  readonly apps: Apps;
  readonly holder: Holder;
  readonly outbound: Pick<Outbound, "fetch">;
  readonly put: (key: string, bytes: Buffer, contentType: string) => Promise<void>;
};

const patienceMs = 20_000;

const kinds: Readonly<Record<string, MediaKind>> = {
  TIMImageElem: "photo",
  TIMSoundElem: "audio",
  TIMVideoFileElem: "video",
};

const fetchOne = async (
  { outbound, put }: FetchingMedia,
  url: string,
  kind: MediaKind,
  key: string,
  mediaId: string,
): Promise<Medium> => {
  const { bytes, contentType } = await outbound.fetch(url, limits.mediaBytes, patienceMs);
  await put(key, bytes, contentType);
  return { mediaId, key, kind, contentType, bytes: bytes.length };
};

const wantedOf = (message: Stored) =>
  ((message.elements ?? []) as readonly Element[]).flatMap((element, index) => {
    const url = mediaUrl(element);
    const kind = kinds[element.MsgType];
    return url === undefined || kind === undefined ? [] : [{ url, kind, index }];
  });

const readable = async (ports: FetchingMedia, tenant: Tenant, place: Place, now: number) => {
  const message = await ports.holder.records.get(place);
  const keeping: Keeping = keepingFor(tenant, "messages");
  if (message === undefined || message.recalled === true) return undefined;
  return isReadable(message, keeping, now) ? { message, keeping } : undefined;
};

/** Fetches the media of a message that is still there; takes them away again if it went meanwhile. */
export const fetchMedia = async (
  ports: FetchingMedia,
  { appId: id, place }: FetchTask,
  now: number,
): Promise<void> => {
  const tenant = await ports.apps.tenant(id);
  const found = tenant && (await readable(ports, tenant, place, now));
  if (found === undefined) return;
  const { message, keeping } = found;
  const classDays = mediaClassOf(keeping);
  const details: Medium[] = [];
  for (const { url, kind, index } of wantedOf(message)) {
    const mediaId = `${place.sk.replace("|", "-")}-${index}`;
    details.push(await fetchOne(ports, url, kind, mediaKey(classDays, id, mediaId), mediaId));
  }
  const media = details.map(({ key }) => key);
  if (await ports.holder.records.attach(message, { media, details })) return;
  const { refused } = (await ports.holder.media?.erase(media)) ?? { refused: media };
  if (refused.length > 0) throw new Error("S3 refused an object");
};
