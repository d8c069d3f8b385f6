import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  classOfKey,
  mediaClassOf,
  mediaKey,
  mediaKinds,
  mediaPrefixes,
  suits,
  uploadsEnd,
} from "../../functions/domain/media.ts";

const day = 86_400_000;
const kept = (days: number) => ({ kind: "kept", ms: days * day }) as const;

describe("DA-2.messages: media", () => {
  it("are photos, audio and video", () => {
    expect(mediaKinds).toEqual(["photo", "audio", "video"]);
  });

  it("are of a content type of their kind", () => {
    expect(suits("photo", "image/png")).toBe(true);
    expect(suits("photo", "video/mp4")).toBe(false);
    expect(suits("photo", "image/")).toBe(false);
  });
});

describe("DA-5.period: the class under which a medium lies", () => {
  it.each([
    [1, 1],
    [2, 7],
    [7, 7],
    [8, 30],
    [30, 30],
    [31, 90],
    [91, 180],
    [181, 365],
    [366, 730],
    [731, 1_825],
    [1_826, 3_650],
    [3_650, 3_650],
  ])("of %i days is that of %i: the smallest that covers them", (days, under) => {
    expect(mediaClassOf(kept(days))).toBe(under);
  });

  it("never ends before its message", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3_650 }), (days) => {
        expect(mediaClassOf(kept(days))).toBeGreaterThanOrEqual(days);
      }),
    );
  });

  it("does not exist for what is not kept, nor beyond the longest period", () => {
    expect(() => mediaClassOf({ kind: "none" })).toThrow("No media class covers this");
    expect(() => mediaClassOf(kept(3_651))).toThrow("No media class covers this");
    expect(() => mediaClassOf({ kind: "kept", ms: 3_650 * day + 1 })).toThrow();
  });
});

describe("the key of an object", () => {
  it("names its class, its app and its medium, and lies under one of the app's prefixes", () => {
    const key = mediaKey(30, "a1", "m1-x");
    expect(key).toBe("30/a1/m1-x");
    expect(classOfKey(key)).toBe(30);
    expect(mediaPrefixes("a1").filter((prefix) => key.startsWith(prefix))).toEqual(["30/a1/"]);
    expect(mediaPrefixes("a1")).toHaveLength(9);
    expect(mediaPrefixes("a").some((prefix) => key.startsWith(prefix))).toBe(false);
  });
});

describe("the end of uploads", () => {
  const opened = 1_894_708_800_000;
  const ofUpload = (at: number) => `7/a1/m${at}-0b7e0f0c-8d4e-4d1a-9f0e-2b1d3c4e5f60`;

  it("is half an hour after the last of them was opened", () => {
    expect(uploadsEnd([ofUpload(opened)])).toBe(opened + 1_800_000);
    expect(uploadsEnd([ofUpload(opened + 5), ofUpload(opened)])).toBe(opened + 1_800_005);
  });

  it("has always been for what no client uploads", () => {
    const fetched = "7/a1/001894708800000-digest-0";
    expect(uploadsEnd([fetched])).toBe(Number.NEGATIVE_INFINITY);
    expect(uploadsEnd([])).toBe(Number.NEGATIVE_INFINITY);
    expect(uploadsEnd([fetched, ofUpload(opened)])).toBe(opened + 1_800_000);
  });
});
