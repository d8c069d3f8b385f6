/**
 * S3's calls for lists and deletions. `DeleteObjects` answers per key under a 200: what passes by itself is
 * sent again, what remains is told to the caller.
 */
import {
  AbortMultipartUploadCommand,
  DeleteObjectsCommand,
  type _Error as KeyError,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  type S3Client,
} from "@aws-sdk/client-s3";
import type { Page } from "../ports.ts";

/** As many keys as one `DeleteObjects` takes, and one page of a list holds. */
export const keysPerCall = 1_000;

/** A bucket as the adapters reach it. */
export type Bucket = { readonly client: S3Client; readonly name: string };

/** Pauses of some six seconds in all: a prefix that is overrun has then taken what was under way. */
const attempts = 8;
const passing = new Set(["InternalError", "SlowDown", "ServiceUnavailable", "OperationAborted"]);

const pause = (attempt: number) =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * 50 * 2 ** attempt));

const keysOf = (errors: readonly KeyError[]): string[] => errors.flatMap(({ Key }) => Key ?? []);
const passes = ({ Code = "" }: KeyError): boolean => passing.has(Code);

/** One attempt; what turns the whole call away for a moment turns each key away. */
const tryToDelete = async ({ client, name }: Bucket, keys: readonly string[]) => {
  const Objects = keys.map((Key) => ({ Key }));
  const command = new DeleteObjectsCommand({ Bucket: name, Delete: { Objects, Quiet: true } });
  try {
    const { Errors = [] } = await client.send(command);
    return Errors;
  } catch (error) {
    if (!(error instanceof Error && passing.has(error.name))) throw error;
    return keys.map((Key): KeyError => ({ Key, Code: error.name }));
  }
};

/** Deletes up to `keysPerCall` objects; answers the keys that S3 would not give up, in no order. */
export const deleteObjects = async (bucket: Bucket, keys: readonly string[]): Promise<string[]> => {
  const refused: string[] = [];
  let left = keys;
  for (let attempt = 1; left.length > 0; attempt++) {
    const errors = await tryToDelete(bucket, left);
    const isLast = attempt === attempts;
    refused.push(...keysOf(errors.filter((error) => isLast || !passes(error))));
    left = isLast ? [] : keysOf(errors.filter(passes));
    if (left.length > 0) await pause(attempt);
  }
  return refused;
};

/** A page of the keys under a prefix. */
export const listObjects = async (
  { client, name }: Bucket,
  prefix: string,
  after?: string,
): Promise<Page<string>> => {
  const { Contents = [], NextContinuationToken } = await client.send(
    new ListObjectsV2Command({ Bucket: name, Prefix: prefix, ContinuationToken: after }),
  );
  return { items: Contents.flatMap(({ Key }) => Key ?? []), next: NextContinuationToken };
};

type Upload = { readonly Key?: string | undefined; readonly UploadId?: string | undefined };

/** A page of the uploads in parts under a prefix that were never finished. */
export const listUploads = async (
  { client, name }: Bucket,
  prefix: string,
  after?: string,
): Promise<Page<Upload>> => {
  const markers = after === undefined ? {} : JSON.parse(after);
  const page = await client.send(
    new ListMultipartUploadsCommand({ Bucket: name, Prefix: prefix, ...markers }),
  );
  const next = { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker };
  return {
    items: page.Uploads ?? [],
    next: page.IsTruncated === true ? JSON.stringify(next) : undefined,
  };
};

/** Ends an upload; one that is gone already counts as ended. */
export const abortUpload = async ({ client, name }: Bucket, upload: Upload): Promise<void> => {
  try {
    await client.send(
      new AbortMultipartUploadCommand({
        Bucket: name,
        Key: upload.Key,
        UploadId: upload.UploadId,
      }),
    );
  } catch (error) {
    if (!(error instanceof Error && error.name === "NoSuchUpload")) throw error;
  }
};
