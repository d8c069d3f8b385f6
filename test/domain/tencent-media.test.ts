import { describe, expect, it } from "vitest";
import type { Keeping } from "../../functions/domain/keeping.ts";
import { linkedMedia } from "../../functions/domain/tencent-media.ts";
import { image, others, sound, text, video } from "../support/tencent-elements.ts";

const place = { app: "app1", sk: "001893456000000|abcDEF-_1" };
const day = 86_400_000;
const kept = (days: number) => ({ kind: "kept", ms: days * day }) as Keeping;

const linked = (...elements: { MsgType: string; MsgContent: Record<string, unknown> }[]) =>
  linkedMedia(place, elements, kept(7));

describe("DA-2.messages: the media of a Tencent message", () => {
  it("are its photos, audio and video, named by their place in it", () => {
    const found = linked(text("a"), image("u1"), sound("u2"), text("b"), video("u3"));
    expect(found.map(({ url, kind, mediaId }) => [url, kind, mediaId])).toEqual([
      ["u1", "photo", "001893456000000-abcDEF-_1-1"],
      ["u2", "audio", "001893456000000-abcDEF-_1-2"],
      ["u3", "video", "001893456000000-abcDEF-_1-4"],
    ]);
  });

  it("are no faces, places, files or elements of the app's own", () => {
    expect(linked(text("a"), ...others)).toEqual([]);
    expect(linkedMedia(place, [], kept(7))).toEqual([]);
  });

  it("have their original's URL: the first of an image's", () => {
    expect(linked(image("original"))[0]?.url).toBe("original");
  });

  it.each([
    ["TIMImageElem", {}],
    ["TIMImageElem", { ImageInfoArray: [] }],
    ["TIMImageElem", { ImageInfoArray: "https://cos.example/a" }],
    ["TIMImageElem", { ImageInfoArray: [null] }],
    ["TIMImageElem", { ImageInfoArray: [7] }],
    ["TIMImageElem", { ImageInfoArray: [{ URL: 7 }] }],
    ["TIMSoundElem", {}],
    ["TIMSoundElem", { Url: null }],
    ["TIMVideoFileElem", { Url: "https://cos.example/a" }],
    ["constructor", { Url: "https://cos.example/a" }],
    ["__proto__", { Url: "https://cos.example/a" }],
  ])("are none where an element has no URL: %s %j", (MsgType, MsgContent) => {
    expect(linked({ MsgType, MsgContent })).toEqual([]);
  });

  it("lie in the class of the period, under the app, by names that follow from the message", () => {
    const keys = [1, 7, 8, 3650].map(
      (days) => linkedMedia(place, [sound("u")], kept(days))[0]?.key,
    );
    const name = "app1/001893456000000-abcDEF-_1-0";
    expect(keys).toEqual([`1/${name}`, `7/${name}`, `30/${name}`, `3650/${name}`]);
    expect(linked(sound("another"))[0]?.key).toBe(`7/${name}`);
  });

  it("have no place where nothing is kept", () => {
    expect(() => linkedMedia(place, [sound("u")], { kind: "none" })).toThrow();
  });
});
