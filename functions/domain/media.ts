/** Media lie under the retention class of their app, `<days>/<appId>/<mediaId>`: S3's lifecycle is the second net. */
import { days, milliseconds } from "../policy/duration.ts";
import { mediaClasses, operational } from "../policy/periods.ts";
import type { Keeping } from "./keeping.ts";

export const mediaKinds = ["photo", "audio", "video"] as const;
export type MediaKind = (typeof mediaKinds)[number];

/** A type of image, audio or video, without parameters. */
export const mediaType = /^(image|audio|video)\/[A-Za-z0-9.+-]{1,64}$/;

const typeStarts = { photo: "image/", audio: "audio/", video: "video/" } as const;

/** What is said of bytes of which nobody knows what they are: a browser shows none of them. */
export const unknownType = "application/octet-stream";

/** Whether a content type may be that of a medium of a kind. */
export const suits = (kind: MediaKind, contentType: string): boolean =>
  mediaType.test(contentType) && contentType.startsWith(typeStarts[kind]);

/** The days of the smallest class that covers a keeping. Throws for what is not kept, or longer than any class. */
export const mediaClassOf = (keeping: Keeping): number => {
  const fitting =
    keeping.kind === "kept"
      ? mediaClasses.find((period) => milliseconds(period) >= keeping.ms)
      : undefined;
  if (fitting === undefined) throw new Error("No media class covers this");
  return days(fitting);
};

export const mediaKey = (classDays: number, appId: string, mediaId: string): string =>
  `${classDays}/${appId}/${mediaId}`;

/** Every prefix under which an app's media may lie. */
export const mediaPrefixes = (appId: string): string[] =>
  mediaClasses.map((period) => `${days(period)}/${appId}/`);

/** The class that an object key names, in days. */
export const classOfKey = (key: string): number => Number(key.split("/")[0]);

/** What is known of a medium besides its bytes. */
export type Medium = {
  readonly mediaId: string;
  readonly key: string;
  readonly kind: MediaKind;
  readonly contentType: string;
  readonly bytes: number;
  /** Of the object that was there when its message got it: no other is ever read in its place. */
  readonly etag?: string | undefined;
};

/**
 * The instant (epoch ms) from which no client's upload can arrive under these keys any more: the id of a medium
 * that a client uploads begins with the time at which the upload was opened.
 */
export const uploadsEnd = (keys: readonly string[]): number =>
  Math.max(
    ...keys.flatMap((key) => {
      const opened = /\/m(\d{13,15})-[^/]*$/.exec(key)?.[1];
      return opened === undefined ? [] : [Number(opened) + milliseconds(operational.uploadEnd)];
    }),
  );
