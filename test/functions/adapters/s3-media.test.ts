import type { S3Client } from "@aws-sdk/client-s3";
import { describe, expect, it } from "vitest";
import { s3Media, s3MediaOfApp } from "../../../functions/adapters/s3-media.ts";

type Command = {
  readonly constructor: { readonly name: string };
  readonly input: {
    readonly Prefix?: string;
    readonly Delete?: { readonly Objects: readonly { readonly Key: string }[] };
    readonly Key?: string;
    readonly ContinuationToken?: string;
  };
};

/** A bucket in memory, which lists two keys at a time and refuses to delete some. */
const bucketOf = (keys: readonly string[], refuses: (key: string) => boolean = () => false) => {
  const objects = new Set(keys);
  const calls: Command[] = [];
  const list = (prefix = "", token?: string) => {
    const found = [...objects]
      .filter((key) => key.startsWith(prefix) && key > (token ?? ""))
      .sort();
    const page = found.slice(0, 2);
    const more = found.length > 2 ? { NextContinuationToken: page.at(-1) } : {};
    return { Contents: page.map((Key) => ({ Key })), ...more };
  };
  const erase = (wanted: readonly string[]) => {
    for (const key of wanted) if (!refuses(key)) objects.delete(key);
    return { Errors: wanted.filter(refuses).map((Key) => ({ Key, Code: "InternalError" })) };
  };
  const send = async (command: Command) => {
    calls.push(command);
    const { Prefix, Delete, ContinuationToken } = command.input;
    if (Delete !== undefined) return erase(Delete.Objects.map(({ Key }) => Key));
    if (command.constructor.name === "ListObjectsV2Command") return list(Prefix, ContinuationToken);
    return {};
  };
  return { client: { send } as unknown as S3Client, objects, calls };
};

const keys = (count: number, prefix = "7/a1/m") =>
  Array.from({ length: count }, (_, index) => `${prefix}${String(index).padStart(4, "0")}`);

describe("DA-2.messages: erasing objects", () => {
  it("goes a thousand at a time, as S3 takes them", async () => {
    const { client, objects, calls } = bucketOf(keys(2_001));
    expect(await s3Media(client, "b").erase(keys(2_001))).toEqual({ refused: [] });
    expect(objects.size).toBe(0);
    expect(calls.map(({ input }) => input.Delete?.Objects.length)).toEqual([1000, 1000, 1]);
  });

  it("names what S3 refused, which it answers per key with 200", async () => {
    const { client, objects } = bucketOf(keys(1_500), (key) => key.endsWith("7"));
    const { refused } = await s3Media(client, "b").erase(keys(1_500));
    expect(refused).toEqual(keys(1_500).filter((key) => key.endsWith("7")));
    expect([...objects]).toEqual(refused);
  });

  it("asks S3 nothing when there is nothing to erase", async () => {
    const { client, calls } = bucketOf([]);
    expect(await s3Media(client, "b").erase([])).toEqual({ refused: [] });
    expect(calls).toEqual([]);
  });
});

describe("PP-6.configuration: erasing everything of an app", () => {
  it("finds its objects under every class, page by page, and no other app's", async () => {
    const others = ["7/a10/m", "7/a/m", "30/b/a1/m"];
    const own = [...keys(5), "1/a1/m", "3650/a1/m", "3650/a1/n"];
    const { client, objects } = bucketOf([...own, ...others]);
    expect(await s3MediaOfApp(client, "b").eraseApp("a1")).toEqual({ found: 8, refused: 0 });
    expect([...objects].sort()).toEqual([...others].sort());
    expect(await s3MediaOfApp(client, "b").eraseApp("a1")).toEqual({ found: 0, refused: 0 });
  });

  it("counts what S3 refused", async () => {
    const { client } = bucketOf(keys(5), (key) => key.endsWith("3"));
    expect(await s3MediaOfApp(client, "b").eraseApp("a1")).toEqual({ found: 5, refused: 1 });
  });
});
