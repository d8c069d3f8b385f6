import { describe, expect, it } from "vitest";
import {
  batchSchema,
  conversationPath,
  isPart,
  mediaId,
  messagePath,
  messageSchema,
  nameOfRecord,
  placeOfMessage,
} from "../../functions/domain/message.ts";
import { partitionKey } from "../../functions/domain/partition.ts";

const noon = Date.UTC(2030, 0, 15, 12);
const message = {
  conversationId: "room",
  messageId: "m1",
  from: "ann",
  sentAt: "2030-01-15T12:00:00Z",
  text: "hello",
};
const medium = `m${noon}-11111111-2222-4333-8444-555555555555`;
const accepts = (more: object) => messageSchema.safeParse({ ...message, ...more }).success;

describe("DA-2.messages: a message", () => {
  it("has text, media or both", () => {
    expect(accepts({})).toBe(true);
    expect(accepts({ text: undefined, media: [medium] })).toBe(true);
    expect(accepts({ media: [medium] })).toBe(true);
    expect(accepts({ text: undefined })).toBe(false);
  });

  it("holds up to nine media, by ids of ours", () => {
    const nine = Array.from({ length: 9 }, (_, index) => `${medium.slice(0, -1)}${index}`);
    expect(accepts({ media: nine })).toBe(true);
    expect(accepts({ media: [...nine, `${medium.slice(0, -1)}a`] })).toBe(false);
    expect(accepts({ media: [medium, medium] })).toBe(false);
    for (const id of ["", "m1", `${medium}/..`, ` ${medium}`, "m1-../../x"]) {
      expect(mediaId().safeParse(id).success, id).toBe(false);
    }
  });

  it("comes in batches of 1 to 100", () => {
    const batch = (count: number) => ({ messages: Array(count).fill(message) });
    const sizes = [0, 1, 100, 101].map((count) => batchSchema.safeParse(batch(count)).success);
    expect(sizes).toEqual([false, true, true, false]);
  });

  it("is asked for by a conversation's id, which may be longer than one that is given", () => {
    const long = { appId: "app", conversationId: "c".repeat(2_400) };
    expect(conversationPath.safeParse(long).success).toBe(true);
    expect(messagePath.safeParse({ ...long, messageId: "m" }).success).toBe(true);
    expect(accepts({ conversationId: long.conversationId })).toBe(false);
  });
});

describe("DA-2.messages: the place of a message", () => {
  const digest = (value: string) => `<${value}>`;
  const at = (sentAt: number) => placeOfMessage("app", digest, { ...message, sentAt });

  it("is its conversation's day, in order of time, by digests alone", () => {
    expect(at(noon)).toEqual({
      partition: { app: "app", group: "<room>", bucket: "2030-01-15" },
      sk: `00${noon}|<m1>`,
      named: "app|<room>|<m1>",
    });
    const midnight = Date.UTC(2030, 0, 16);
    expect([midnight - 1, midnight].map((ms) => at(ms).partition.bucket)).toEqual([
      "2030-01-15",
      "2030-01-16",
    ]);
    expect([at(999), at(1_000), at(10_000)].map(({ sk }) => sk)).toEqual(
      [at(10_000), at(1_000), at(999)].map(({ sk }) => sk).sort(),
    );
  });

  it("keeps the order of messages that were sent in one instant, where it is known", () => {
    const inOrder = [1, 2, 10].map((sequence) =>
      placeOfMessage("app", digest, { ...message, sentAt: noon, sequence }),
    );
    const keys = inOrder.map(({ sk }) => sk);
    expect(keys).toEqual([...keys].sort());
    for (const key of keys) expect(key.endsWith("|<m1>")).toBe(true);
    const named = (messageId: string, sequence: number) =>
      placeOfMessage("app", digest, { ...message, messageId, sentAt: noon, sequence }).sk;
    expect(named("z", 1) < named("a", 2)).toBe(true);
  });

  it("says by its keys what the message is called, in whatever order it was sent", () => {
    for (const sequence of [undefined, 7]) {
      const place = placeOfMessage("app", digest, { ...message, sentAt: noon, sequence });
      expect(nameOfRecord({ pk: partitionKey(place.partition), sk: place.sk })).toBe(place.named);
    }
  });

  it("has what tells it from others of its name before its own digest: of a part, its own id", () => {
    const part = placeOfMessage("app", digest, { ...message, sentAt: noon, partOf: "whole" });
    const told = placeOfMessage("app", digest, { ...message, sentAt: noon, apart: "other" });
    expect(part.sk).toBe(`00${noon}|<m1>|<whole>`);
    expect(told.sk).toBe(`00${noon}|<other>|<m1>`);
    expect([part, told].map((one) => isPart(one, "<m1>"))).toEqual([true, false]);
    expect(isPart(at(noon), "<m1>")).toBe(false);
  });

  it("follows from what was sent alone, so that a repetition finds it taken", () => {
    expect(at(noon)).toEqual(at(noon));
    expect(at(noon + 1)).not.toEqual(at(noon));
  });
});
