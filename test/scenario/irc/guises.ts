/** A text as it may be kept by mistake: as it is, encoded, or as a plain digest of it, which is as good as the text. */
import { createHash } from "node:crypto";

/** Base64 of a text that stands within something longer, at any of its three alignments. */
const within = (text: string): string[] =>
  [0, 1, 2].map((shift) => {
    const base64 = Buffer.from("x".repeat(shift) + text).toString("base64");
    const length = shift + Buffer.byteLength(text);
    return base64.slice(Math.ceil((shift * 4) / 3), Math.floor((length * 4) / 3));
  });

const digests = (text: string): string[] =>
  ["md5", "sha1", "sha256"].flatMap((name) =>
    (["hex", "base64", "base64url"] as const).map((encoding) =>
      createHash(name).update(text).digest(encoding).slice(0, 20),
    ),
  );

export const guises = (text: string): string[] => [
  text,
  JSON.stringify(text).slice(1, -1),
  encodeURIComponent(text),
  Buffer.from(text).toString("hex"),
  ...within(text),
  ...digests(text),
];
