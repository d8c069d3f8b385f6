import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { idOf, messagesOf } from "../../../cli/import/found.ts";
import { id } from "../../../functions/domain/fields.ts";
import { limits } from "../../../functions/policy/limits.ts";

const instant = Date.UTC(2030, 0, 15, 12);

describe("what an export says", () => {
  it("becomes ids that the API takes, the same each time, and different ones for different names", () => {
    const part = fc.string({ unit: "binary", minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(part, part, (one, other) => {
        expect(id().safeParse(idOf(one)).success).toBe(true);
        expect(idOf(one) === idOf(other)).toBe(one === other);
      }),
    );
  });

  it("is kept whole when it is longer than a message may be, in parts that each are", () => {
    const text = `${"x".repeat(limits.textLength - 1)}🙂${"y".repeat(limits.textLength)}`;
    const written = { conversation: "c", id: "m", from: "a", at: instant, text };
    const parts = messagesOf(written).flatMap((one) =>
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
  });
});
