/** The media in messages as Tencent sends them: URLs with a life of their own there (DA-2.messages). */

import type { Keeping } from "./keeping.ts";
import { type MediaKind, mediaClassOf, mediaKey } from "./media.ts";
import { parted } from "./partition.ts";

/** An element of a message as Tencent sends it. */
export type Element = {
  readonly MsgType: string;
  readonly MsgContent: Readonly<Record<string, unknown>>;
};

const firstUrl = (images: unknown): unknown =>
  Array.isArray(images) ? (images[0] as { URL?: unknown } | null | undefined)?.URL : undefined;

/** What is worth keeping: photos, audio and video. */
const kinds: ReadonlyMap<
  string,
  { readonly kind: MediaKind; readonly url: (content: Element["MsgContent"]) => unknown }
> = new Map([
  ["TIMImageElem", { kind: "photo", url: ({ ImageInfoArray }) => firstUrl(ImageInfoArray) }],
  ["TIMSoundElem", { kind: "audio", url: ({ Url }) => Url }],
  ["TIMVideoFileElem", { kind: "video", url: ({ VideoUrl }) => VideoUrl }],
]);

/** A medium that a message names by URL, and the object that it becomes. */
export type LinkedMedium = {
  readonly url: string;
  readonly kind: MediaKind;
  readonly mediaId: string;
  readonly key: string;
};

/** The media that a message names. Their keys follow from the message: what comes twice lies there once. */
export const linkedMedia = (
  { app, sk }: { readonly app: string; readonly sk: string },
  elements: readonly Element[],
  keeping: Keeping,
): LinkedMedium[] =>
  elements.flatMap(({ MsgType, MsgContent }, index) => {
    const known = kinds.get(MsgType);
    const url = known?.url(MsgContent);
    if (known === undefined || typeof url !== "string") return [];
    const mediaId = `${parted(sk).join("-")}-${index}`;
    return [{ url, kind: known.kind, mediaId, key: mediaKey(mediaClassOf(keeping), app, mediaId) }];
  });
