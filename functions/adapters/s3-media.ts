/**
 * The objects of the media bucket. It keeps no versions (the stack makes it so, and a test of the stack says
 * so): an object that is deleted is gone, and there is no second list to empty.
 * Memory is flat however large the bucket is: a page per prefix is listed, and a few pages are on their way out.
 */
import { PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { mediaPrefixes } from "../domain/media.ts";
import { pages } from "../domain/pages.ts";
import { lifecycleTagging } from "../policy/names.ts";
import type { Media, MediaOfApp, Page, Patience, PutObject } from "../ports.ts";
import { allSettled, type Crew, crewOf } from "./in-flight.ts";
import { customerKey } from "./s3-customer-key.ts";
import {
  abortUpload,
  type Bucket,
  deleteObjects,
  keysPerCall,
  listObjects,
  listUploads,
} from "./s3-objects.ts";

/** A prefix of a bucket takes 3,500 deletions a second: more calls at once would only be turned away. */
const inFlight = 6;

/** Erases objects by their keys. */
export const s3Media = (client: S3Client, name: string): Media => ({
  erase: async (keys) => {
    const crew = crewOf(inFlight);
    const refused = new Set<string>();
    for (let start = 0; start < keys.length; start += keysPerCall) {
      await crew.add(async () => {
        const page = keys.slice(start, start + keysPerCall);
        for (const key of await deleteObjects({ client, name }, page)) refused.add(key);
      });
    }
    await crew.done();
    return { refused: keys.filter((key) => refused.has(key)) };
  },
});

/**
 * Takes page after page; false if patience ran out before the last. The first page is taken all the same, so
 * that an erasure that is begun again and again comes to its end.
 */
const takePages = async <T>(
  read: (after?: string) => Promise<Page<T>>,
  patience: Patience,
  take: (page: readonly T[]) => Promise<void>,
): Promise<boolean> => {
  let isFirst = true;
  for await (const page of pages(read)) {
    if (!isFirst && !patience()) return false;
    isFirst = false;
    if (page.length > 0) await take(page);
  }
  return true;
};

type Total = { found: number; refused: number };
type How = { readonly crew: Crew; readonly patience: Patience; readonly total: Total };

const abortUploads = async (bucket: Bucket, prefix: string, { patience, total }: How) => {
  const crew = crewOf(inFlight);
  const read = (after?: string) => listUploads(bucket, prefix, after);
  return takePages(read, patience, async (page) => {
    total.found += page.length;
    for (const upload of page) await crew.add(() => abortUpload(bucket, upload));
  }).finally(crew.done);
};

const eraseObjects = (bucket: Bucket, prefix: string, { crew, patience, total }: How) => {
  const read = (after?: string) => listObjects(bucket, prefix, after);
  return takePages(read, patience, async (page) => {
    total.found += page.length;
    await crew.add(async () => {
      const refused = await deleteObjects(bucket, page);
      total.refused += refused.length;
    });
  });
};

/** Uploads come before objects: one that is finished meanwhile is an object by then. */
const erasePrefix = async (bucket: Bucket, prefix: string, how: How): Promise<boolean> => {
  const areAborted = await abortUploads(bucket, prefix, how);
  const areErased = await eraseObjects(bucket, prefix, how);
  return areAborted && areErased;
};

/** Everything of an app in the bucket, whether or not a record knows of it. */
export const s3MediaOfApp = (client: S3Client, name: string): MediaOfApp => ({
  eraseApp: async (appId, patience) => {
    const crew = crewOf(inFlight);
    const total: Total = { found: 0, refused: 0 };
    const prefixes = mediaPrefixes(appId).map((prefix) =>
      erasePrefix({ client, name }, prefix, { crew, patience, total }),
    );
    const ends = await allSettled(prefixes).finally(crew.done);
    return { ...total, finished: ends.every((end) => end) };
  },
});

/** Puts an object of ours into the bucket, under a key of its own; never in place of one that is there. */
export const s3Put =
  (client: S3Client, Bucket: string): PutObject =>
  async (name, key, bytes, contentType) => {
    const object = { Bucket, Key: name, Body: bytes, ContentType: contentType, IfNoneMatch: "*" };
    const command = new PutObjectCommand({
      ...object,
      Tagging: lifecycleTagging,
      ...customerKey(key),
    });
    try {
      await client.send(command);
      return true;
    } catch (error) {
      if (error instanceof Error && error.name === "PreconditionFailed") return false;
      throw error;
    }
  };
