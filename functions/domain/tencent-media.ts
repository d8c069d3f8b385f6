/** An element of a message as Tencent sends it. */
export type Element = {
  readonly MsgType: string;
  readonly MsgContent: Readonly<Record<string, unknown>>;
};

const firstUrl = (images: unknown): unknown =>
  Array.isArray(images) ? (images[0] as { URL?: unknown } | undefined)?.URL : undefined;

/** The URL of a medium that is worth keeping: a photo, audio or video (DA-2.messages). */
export const mediaUrl = ({ MsgType, MsgContent }: Element): string | undefined => {
  const urls: Readonly<Record<string, unknown>> = {
    TIMImageElem: firstUrl(MsgContent.ImageInfoArray),
    TIMSoundElem: MsgContent.Url,
    TIMVideoFileElem: MsgContent.VideoUrl,
  };
  const url = urls[MsgType];
  return typeof url === "string" ? url : undefined;
};
