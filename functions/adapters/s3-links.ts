import {
  GetObjectCommand,
  type GetObjectCommandInput,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { milliseconds } from "../policy/duration.ts";
import { lifecycleTagging } from "../policy/names.ts";
import { operational } from "../policy/periods.ts";
import type { Links } from "../ports.ts";
import { customerKey, customerKeyHeaders } from "./s3-customer-key.ts";

const tagging = "x-amz-tagging";

/** A link writes once: what lies there already is refused (412), whoever follows it again. */
const onlyNew = "*";

/** A link signs its headers itself: no checksum that the client would have to add. */
export const s3LinkClient = (): S3Client =>
  new S3Client({ requestChecksumCalculation: "WHEN_REQUIRED" });

/**
 * Links by which a client reaches one object, for minutes: a link ends with the session that signed it, of which nobody
 * knows how long it lasts. The key is signed, and is not in the link.
 */
export const s3Links = (client: S3Client, bucket: string): Links => ({
  upload: async (name, key, { contentType, bytes }) => {
    const keyHeaders = customerKeyHeaders(key);
    const command = new PutObjectCommand({
      Bucket: bucket,
      Key: name,
      ContentType: contentType,
      ContentLength: bytes,
      Tagging: lifecycleTagging,
      IfNoneMatch: onlyNew,
      ...customerKey(key),
    });
    const own = {
      "content-type": contentType,
      "content-length": String(bytes),
      "if-none-match": onlyNew,
      [tagging]: lifecycleTagging,
    };
    const url = await getSignedUrl(client, command, {
      expiresIn: milliseconds(operational.uploadUrl) / 1000,
      signableHeaders: new Set(["host", ...Object.keys(own), ...Object.keys(keyHeaders)]),
      unhoistableHeaders: new Set([tagging]),
    });
    return { url, headers: { ...own, ...keyHeaders } };
  },
  download: async (name, key, remainingMs, etag) => {
    const longest = milliseconds(operational.downloadUrl);
    const expiresIn = Math.floor(Math.min(remainingMs, longest) / 1000);
    if (expiresIn < 1) return undefined;
    const own: Readonly<Record<string, string>> = etag === undefined ? {} : { "if-match": etag };
    const input: GetObjectCommandInput = {
      ...{ Bucket: bucket, Key: name, IfMatch: etag },
      ...customerKey(key),
    };
    const url = await getSignedUrl(client, new GetObjectCommand(input), { expiresIn });
    return { url, headers: { ...own, ...customerKeyHeaders(key) } };
  },
});
