import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { milliseconds } from "../policy/duration.ts";
import { lifecycleTagging } from "../policy/names.ts";
import { operational } from "../policy/periods.ts";
import type { Links } from "../ports.ts";

const longestDownload = milliseconds(operational.downloadUrl);

/** A link signs its headers itself: no checksum that the client would have to add. */
export const s3LinkClient = (): S3Client =>
  new S3Client({ requestChecksumCalculation: "WHEN_REQUIRED" });

/** Links by which a client reaches one object for a short while. */
export const s3Links = (client: S3Client, bucket: string): Links => ({
  upload: async (key, { contentType, bytes }) => {
    const command = new PutObjectCommand({
      Bucket: bucket,
      Key: key,
      ContentType: contentType,
      ContentLength: bytes,
      Tagging: lifecycleTagging,
    });
    return getSignedUrl(client, command, {
      expiresIn: milliseconds(operational.uploadUrl) / 1000,
      signableHeaders: new Set(["content-type", "content-length", "host", "x-amz-tagging"]),
      unhoistableHeaders: new Set(["x-amz-tagging"]),
    });
  },
  download: async (key, remainingMs) => {
    const expiresIn = Math.floor(Math.min(remainingMs, longestDownload) / 1000);
    if (expiresIn < 1) return undefined;
    return getSignedUrl(client, new GetObjectCommand({ Bucket: bucket, Key: key }), { expiresIn });
  },
});
