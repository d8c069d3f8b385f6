import { GetObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import type { ReadObject } from "../ports.ts";
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
