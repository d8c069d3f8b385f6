import { GetObjectCommand, HeadObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import type { LookAtObject, ReadObject } from "../ports.ts";
import { customerKey } from "./s3-customer-key.ts";

/** Objects of the bucket, each under a key of its own. */
export const s3Read =
  (client: S3Client, Bucket: string): ReadObject =>
  async (name, key) => {
    try {
      const command = new GetObjectCommand({ Bucket, Key: name, ...customerKey(key) });
      const { Body } = await client.send(command);
      return await Body?.transformToByteArray();
    } catch (error) {
      if (error instanceof Error && error.name === "NoSuchKey") return undefined;
      throw error;
    }
  };

/** Who may not list is told "forbidden" of what is not there. */
const absent = new Set([403, 404]);

const statusOf = (error: unknown): number =>
  (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode ?? 0;

/** Looks at objects of the bucket without reading them. */
export const s3Look =
  (client: S3Client, Bucket: string): LookAtObject =>
  async (name, key) => {
    try {
      const head = await client.send(
        new HeadObjectCommand({ Bucket, Key: name, ...customerKey(key) }),
      );
      const { ETag = "", ContentLength = 0, ContentType = "" } = head;
      return { etag: ETag, bytes: ContentLength, contentType: ContentType };
    } catch (error) {
      if (absent.has(statusOf(error))) return undefined;
      throw error;
    }
  };
