import { describe, expect, it } from "vitest";
import { messagesOf } from "../../../cli/import/found.ts";
import { limits } from "../../../functions/policy/limits.ts";

const instant = Date.UTC(2030, 0, 15, 12);
const written = { conversation: ["c"], id: ["m"], from: "a", at: instant, text: "words" };
const origin = { file: "a.json", record: "[3]" };

describe("what an export says", () => {
  it("is kept whole when it is longer than a message may be, in parts that each are, in their order", () => {
    const text = `${"x".repeat(limits.textLength - 1)}🙂${"y".repeat(limits.textLength)}`;
    const parts = messagesOf({ ...written, text }, origin).flatMap((one) =>
      one.kind === "message" ? [one.message] : [],
    );
    expect(parts.map((one) => one.text).join("")).toBe(text);
    expect(
      parts.every(
        (one) =>
          one.text.length <= limits.textLength && Buffer.from(one.text).toString() === one.text,
      ),
    ).toBe(true);
    expect(new Set(parts.map(({ messageId }) => messageId)).size).toBe(parts.length);
    expect(parts.map(({ sentAt }) => Date.parse(sentAt) - instant)).toEqual(parts.map((_, i) => i));
  });

  it.each([
    ["beyond the year 9999", 9_007_199_254_740_991],
    ["before 1970", -1],
    ["no number", Number.NaN],
    ["endless", Number.POSITIVE_INFINITY],
  ])("whose time is %s is left out, and named", (_, at) => {
    const why = "has no time that can be";
    expect(messagesOf({ ...written, at }, origin)).toEqual([{ kind: "unfit", origin, why }]);
  });

  it("of somebody whose name a decoder destroyed is left out: it may be anybody's", () => {
    const why = "has a name that is damaged";
    const found = messagesOf({ ...written, from: "J\ufffdrg" }, origin);
    expect(found).toEqual([{ kind: "unfit", origin, why }]);
  });
});
