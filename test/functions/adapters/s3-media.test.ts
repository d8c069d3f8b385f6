import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { s3Media, s3MediaOfApp } from "../../../functions/adapters/s3-media.ts";
import { bucketInMemory } from "../../support/bucket-in-memory.ts";

const keys = (count: number, prefix = "7/a1/m") =>
  Array.from({ length: count }, (_, index) => `${prefix}${String(index).padStart(5, "0")}`);

const always = () => true;
const never = () => false;
const deletions = "DeleteObjectsCommand";
const denied = (isDenied: (key: string) => boolean) => (key: string) =>
  isDenied(key) ? "AccessDenied" : undefined;
const named = (name: string) => Object.assign(new Error(name), { name });

describe("DA-2.messages: erasing objects", () => {
  it("goes a thousand at a time, as S3 takes them", async () => {
    const { client, objects, calls } = bucketInMemory({ keys: keys(2_001) });
    expect(await s3Media(client, "b").erase(keys(2_001))).toEqual({ refused: [] });
    expect(objects.size).toBe(0);
    expect(calls.map(({ size }) => size)).toEqual([1000, 1000, 1]);
  });

  it("names what S3 refused, which it answers per key with 200, in the order of the keys", async () => {
    const refuses = denied((key) => key.endsWith("7"));
    const { client, objects } = bucketInMemory({ keys: keys(1_500), refuses });
    const { refused } = await s3Media(client, "b").erase(keys(1_500));
    expect(refused).toEqual(keys(1_500).filter((key) => key.endsWith("7")));
    expect([...objects]).toEqual(refused);
  });

  it("asks again for those keys alone that S3 could not delete at the moment", async () => {
    const refuses = (key: string, time: number) =>
      key.endsWith("3") && time <= 2 ? "InternalError" : undefined;
    const { client, objects, calls } = bucketInMemory({ keys: keys(100), refuses });
    expect(await s3Media(client, "b").erase(keys(100))).toEqual({ refused: [] });
    expect(objects.size).toBe(0);
    expect(calls.map(({ size }) => size)).toEqual([100, 10, 10]);
  });

  it("counts a key as refused at once if asking again cannot help, and in the end if it does not", async () => {
    const refuses = (key: string) =>
      ({ "7/a1/m00001": "AccessDenied", "7/a1/m00002": "SlowDown" })[key];
    const { client, calls } = bucketInMemory({ keys: keys(5), refuses });
    const { refused } = await s3Media(client, "b").erase(keys(5));
    expect(refused).toEqual(["7/a1/m00001", "7/a1/m00002"]);
    expect(calls.map(({ size }) => size)).toEqual([5, 1, 1, 1, 1, 1, 1, 1]);
  }, 30_000);

  it("asks again when S3 turns a whole call away, and passes every other failure on", async () => {
    let count = 0;
    const slow = bucketInMemory({
      keys: keys(10),
      before: () => {
        if (++count === 1) throw named("SlowDown");
      },
    });
    expect(await s3Media(slow.client, "b").erase(keys(10))).toEqual({ refused: [] });
    expect(slow.objects.size).toBe(0);
    const broken = bucketInMemory({
      before: () => {
        throw named("NoSuchBucket");
      },
    });
    await expect(s3Media(broken.client, "b").erase(keys(1))).rejects.toThrow("NoSuchBucket");
  });

  it("asks S3 nothing when there is nothing to erase", async () => {
    const { client, calls } = bucketInMemory({});
    expect(await s3Media(client, "b").erase([])).toEqual({ refused: [] });
    expect(calls).toEqual([]);
  });
});

describe("PP-6.configuration: erasing everything of an app", () => {
  it("finds its objects under every class, page by page, and no other app's", async () => {
    const others = ["7/a10/m", "7/a/m", "30/b/a1/m"];
    const own = [...keys(5), "1/a1/m", "3650/a1/m", "3650/a1/n"];
    const { client, objects } = bucketInMemory({ keys: [...own, ...others], pageSize: 2 });
    const media = s3MediaOfApp(client, "b");
    expect(await media.eraseApp("a1", always)).toEqual({ found: 8, refused: 0, finished: true });
    expect([...objects].sort()).toEqual([...others].sort());
    expect(await media.eraseApp("a1", always)).toEqual({ found: 0, refused: 0, finished: true });
  });

  it("empties more pages than one, some of them at once and never more than six", async () => {
    const before = (name: string) => (name === deletions ? sleep(20) : undefined);
    const { client, objects, busy } = bucketInMemory({ keys: keys(2_500), pageSize: 100, before });
    const result = await s3MediaOfApp(client, "b").eraseApp("a1", always);
    expect(result).toEqual({ found: 2_500, refused: 0, finished: true });
    expect(objects.size).toBe(0);
    expect(busy.get(deletions)).toBe(6);
  });

  it("counts every object that S3 refused, whichever deletion ends first", async () => {
    const before = (name: string) =>
      name === deletions ? sleep(Math.round(Math.random() * 20)) : undefined;
    const refuses = denied((key) => key.endsWith("3"));
    const { client } = bucketInMemory({ keys: keys(500), pageSize: 50, refuses, before });
    const result = await s3MediaOfApp(client, "b").eraseApp("a1", always);
    expect(result).toEqual({ found: 500, refused: 50, finished: true });
  });

  it("ends every unfinished upload of it, on every page, and no other app's", async () => {
    const uploads = [...keys(25), "30/a1/u", "7/a10/u"];
    const before = (name: string) => (name.startsWith("Abort") ? sleep(10) : undefined);
    const { client, open, busy } = bucketInMemory({ uploads, pageSize: 10, before });
    const result = await s3MediaOfApp(client, "b").eraseApp("a1", always);
    expect(result).toEqual({ found: 26, refused: 0, finished: true });
    expect([...open]).toEqual(["7/a10/u"]);
    expect(busy.get("AbortMultipartUploadCommand")).toBeGreaterThan(1);
  });

  it("takes an upload that somebody else ended for ended", async () => {
    const uploads = keys(3);
    const bucket = bucketInMemory({
      uploads,
      before: (name) => {
        if (name.startsWith("Abort")) bucket.open.clear();
      },
    });
    const result = await s3MediaOfApp(bucket.client, "b").eraseApp("a1", always);
    expect(result).toEqual({ found: 3, refused: 0, finished: true });
  });

  it("stops when it must, says so, and comes to its end however often it is stopped", async () => {
    const stored = { keys: keys(2_500), uploads: keys(2_500, "1/a1/u") };
    const { client, objects, open } = bucketInMemory(stored);
    const media = s3MediaOfApp(client, "b");
    const runs: unknown[] = [];
    do runs.push(await media.eraseApp("a1", never));
    while (objects.size + open.size > 0);
    const stopped = { found: 2_000, refused: 0, finished: false };
    expect(runs).toEqual([stopped, stopped, { found: 1_000, refused: 0, finished: true }]);
  });

  it("leaves nothing under way when it fails", async () => {
    let ended = 0;
    const { client, calls } = bucketInMemory({
      keys: [...keys(3), ...keys(3, "30/a1/m")],
      pageSize: 1,
      before: async (name) => {
        if (name !== deletions) return;
        await sleep(10);
        ended++;
        if (ended === 1) throw named("AccessDenied");
      },
    });
    await expect(s3MediaOfApp(client, "b").eraseApp("a1", always)).rejects.toThrow("AccessDenied");
    expect(calls.filter(({ name }) => name === deletions)).toHaveLength(ended);
  });
});
