import type { S3Client } from "@aws-sdk/client-s3";

type Command = {
  readonly constructor: { readonly name: string };
  readonly input: {
    readonly Prefix?: string;
    readonly Delete?: { readonly Objects: readonly { readonly Key: string }[] };
    readonly Key?: string;
    readonly UploadId?: string;
    readonly ContinuationToken?: string;
    readonly KeyMarker?: string;
  };
};

type Bucket = {
  readonly keys?: readonly string[];
  readonly uploads?: readonly string[];
  readonly pageSize?: number;
  /** The code under which S3 does not delete a key, the `time`-th time that it is asked to. */
  readonly refuses?: (key: string, time: number) => string | undefined;
  /** Called before each answer; what it throws is S3's answer. */
  readonly before?: (name: string) => Promise<void> | void;
};

/** A bucket in memory, in the terms of the SDK's commands; `busy` is how many of a command ran at once at the most. */
export const bucketInMemory = ({
  keys = [],
  uploads = [],
  pageSize = 1_000,
  refuses = () => undefined,
  before = () => undefined,
}: Bucket) => {
  const objects = new Set(keys);
  const open = new Set(uploads);
  const calls: { readonly name: string; readonly size: number }[] = [];
  const times = new Map<string, number>();
  const running = new Map<string, number>();
  const busy = new Map<string, number>();

  const pageOf = (of: ReadonlySet<string>, prefix = "", after = "") => {
    const found = [...of].filter((key) => key.startsWith(prefix) && key > after).sort();
    const page = found.slice(0, pageSize);
    return { page, next: found.length > pageSize ? page.at(-1) : undefined };
  };
  const list = ({ Prefix, ContinuationToken }: Command["input"]) => {
    const { page, next } = pageOf(objects, Prefix, ContinuationToken);
    return { Contents: page.map((Key) => ({ Key })), NextContinuationToken: next };
  };
  const listUploads = ({ Prefix, KeyMarker }: Command["input"]) => {
    const { page, next } = pageOf(open, Prefix, KeyMarker);
    const Uploads = page.map((Key) => ({ Key, UploadId: `upload of ${Key}` }));
    return { Uploads, IsTruncated: next !== undefined, NextKeyMarker: next };
  };
  const abort = ({ Key = "" }: Command["input"]) => {
    if (!open.delete(Key)) throw Object.assign(new Error("gone"), { name: "NoSuchUpload" });
    return {};
  };
  const erase = ({ Delete }: Command["input"]) => {
    const Errors = (Delete?.Objects ?? []).flatMap(({ Key }) => {
      const time = (times.get(Key) ?? 0) + 1;
      times.set(Key, time);
      const Code = refuses(Key, time);
      if (Code === undefined) objects.delete(Key);
      return Code === undefined ? [] : [{ Key, Code }];
    });
    return { Errors };
  };
  const answers: Readonly<Record<string, (input: Command["input"]) => object>> = {
    ListObjectsV2Command: list,
    ListMultipartUploadsCommand: listUploads,
    AbortMultipartUploadCommand: abort,
    DeleteObjectsCommand: erase,
  };

  const send = async ({ constructor: { name }, input }: Command) => {
    calls.push({ name, size: input.Delete?.Objects.length ?? 0 });
    running.set(name, (running.get(name) ?? 0) + 1);
    busy.set(name, Math.max(busy.get(name) ?? 0, running.get(name) ?? 0));
    try {
      await before(name);
      return answers[name]?.(input) ?? {};
    } finally {
      running.set(name, (running.get(name) ?? 0) - 1);
    }
  };
  return { client: { send } as unknown as S3Client, objects, open, calls, busy };
};
