import {
  AbortMultipartUploadCommand,
  DeleteObjectsCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { mediaPrefixes } from "../domain/media.ts";
import type { Media, MediaOfApp } from "../ports.ts";

const most = 1000;

/** The objects of the media bucket; `DeleteObjects` answers per key, and each answer is read. */
export const s3Media = (client: S3Client, bucket: string): Media => ({
  erase: async (keys) => {
    const refused: string[] = [];
    for (let start = 0; start < keys.length; start += most) {
      const Objects = keys.slice(start, start + most).map((Key) => ({ Key }));
      const { Errors = [] } = await client.send(
        new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }),
      );
      refused.push(...Errors.flatMap(({ Key }) => Key ?? []));
    }
    return { refused };
  },
});

const abortUploads = async (client: S3Client, bucket: string, prefix: string): Promise<number> => {
  const { Uploads = [] } = await client.send(
    new ListMultipartUploadsCommand({ Bucket: bucket, Prefix: prefix }),
  );
  for (const { Key, UploadId } of Uploads) {
    await client.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key, UploadId }));
  }
  return Uploads.length;
};

/** Everything of an app in the bucket, whether or not a record knows of it. */
export const s3MediaOfApp = (client: S3Client, bucket: string): MediaOfApp => ({
  eraseApp: async (appId) => {
    const total = { found: 0, refused: 0 };
    for (const prefix of mediaPrefixes(appId)) {
      total.found += await abortUploads(client, bucket, prefix);
      let token: string | undefined;
      do {
        const page = await client.send(
          new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: token }),
        );
        const keys = (page.Contents ?? []).flatMap(({ Key }) => Key ?? []);
        total.found += keys.length;
        total.refused += (await s3Media(client, bucket).erase(keys)).refused.length;
        token = page.NextContinuationToken;
      } while (token !== undefined);
    }
    return total;
  },
});

/** Puts an object of ours into the bucket. */
export const s3Put =
  (client: S3Client, bucket: string) =>
  async (key: string, bytes: Buffer, contentType: string): Promise<void> => {
    await client.send(
      new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes, ContentType: contentType }),
    );
  };
