import {
  DeleteObjectTaggingCommand,
  PutObjectTaggingCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { lifecycleTag } from "../policy/names.ts";
import type { TimeMedia } from "../ports.ts";
import { crewOf } from "./in-flight.ts";

const inFlight = 16;

const { key: Key, value: Value } = lifecycleTag;
const TagSet = [{ Key, Value }];

const isGone = (error: unknown): boolean => error instanceof Error && error.name === "NoSuchKey";

/** Lifecycle's rules are about objects with our tag alone: what loses it is kept until somebody deletes it. */
export const s3TimeMedia =
  (client: S3Client, Bucket: string): TimeMedia =>
  async (keys, timed) => {
    const crew = crewOf(inFlight);
    const time = (key: string): Promise<unknown> =>
      timed
        ? client.send(new PutObjectTaggingCommand({ Bucket, Key: key, Tagging: { TagSet } }))
        : client.send(new DeleteObjectTaggingCommand({ Bucket, Key: key }));
    for (const key of keys) {
      await crew.add(async () => {
        await time(key).catch((error) => {
          if (!isGone(error)) throw error;
        });
      });
    }
    await crew.done();
  };
