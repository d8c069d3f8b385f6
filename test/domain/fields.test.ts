import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type * as z from "zod/mini";
import {
  appId,
  id,
  instant,
  list,
  name,
  secret,
  text,
  url,
  wholeNumber,
} from "../../functions/domain/fields.ts";
import { limits } from "../../functions/policy/limits.ts";

const accepts = (schema: z.ZodMiniType, ...values: readonly unknown[]) =>
  values.map((value) => schema.safeParse(value).success);

describe("a field", () => {
  it("of text is as long as it may be, and no longer", () => {
    expect(accepts(text(3), "", "字字字", "four")).toEqual([true, true, false]);
    expect(accepts(text(3, 2), "a", "ab")).toEqual([false, true]);
    expect(accepts(name(), "", "n", "n".repeat(200), "n".repeat(201))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    const longest = "s".repeat(limits.secretLength);
    expect(accepts(secret(), "", longest, `${longest}s`)).toEqual([false, true, false]);
  });

  it("of an id takes any characters but those that control a terminal or end in nothing", () => {
    expect(accepts(id(), "@TGS#1", "a b", "Zoë🙂", "|", "x".repeat(limits.idLength))).not.toContain(
      false,
    );
    const odd = ["", "a\u0000", "\u001f", "\u007f", "a\r\nb", "x".repeat(limits.idLength + 1)];
    expect(accepts(id(), ...odd, 1)).not.toContain(true);
  });

  it("of an id is one that a path can hold, in the one form that means it", () => {
    expect(accepts(id(), "...", ".a", "a.", "\u00e9", "\u1e9b\u0323")).not.toContain(false);
    const odd = [".", "..", "\ufffd", "a\ufffdb", "e\u0301", "\u212b"];
    expect(accepts(id(), ...odd)).not.toContain(true);
  });

  it("of an id means the same person after a trip through UTF-8", () => {
    expect(accepts(id(), "\ud83d", "\ude42", "\ude42\ud83d")).toEqual([false, false, false]);
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("a", "字", "\ud83d", "\ude42"), { maxLength: 6 }),
        (units) => {
          const value = units.join("");
          fc.pre(id().safeParse(value).success);
          expect(Buffer.from(value).toString()).toBe(value);
        },
      ),
    );
  });

  it("of an app's id is safe in keys, names and paths", () => {
    expect(accepts(appId(), "1400000000", "a_B-9", "x".repeat(32))).not.toContain(false);
    const odd = ["", "a|b", "a/b", "dir|a", "a b", "ä", "x".repeat(33), "a\n"];
    expect(accepts(appId(), ...odd)).not.toContain(true);
  });

  it("of a whole number lies within its bounds, which belong to it", () => {
    const schema = wholeNumber({ min: 100, max: 500 });
    expect(accepts(schema, 99, 100, 500, 501)).toEqual([false, true, true, false]);
    expect(accepts(schema, 100.5, "100", Number.NaN, Number.POSITIVE_INFINITY)).not.toContain(true);
  });

  it("of a list has at most as many items as it may", () => {
    const items = (count: number) => Array.from({ length: count }, () => 1);
    const schema = list(wholeNumber({ min: 1, max: 1 }));
    expect(accepts(schema, items(0), items(50), items(51), {})).toEqual([true, true, false, false]);
    expect(accepts(list(wholeNumber({ min: 1, max: 1 }), 2), items(2), items(3))).toEqual([
      true,
      false,
    ]);
  });

  it("of a URL is one, and not endless", () => {
    expect(accepts(url(), "https://example.com/a?b#c", "example.com", "/a", "")).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(accepts(url(), `https://e.com/${"x".repeat(limits.urlLength)}`)).toEqual([false]);
  });

  it("of an instant names one, whatever its offset: nothing that is accepted is no time", () => {
    expect(accepts(instant(), "2030-01-01T00:00:00Z", "2030-01-01T00:00:00.5+05:30")).not.toContain(
      false,
    );
    const odd = ["2030-01-01T00:00:00", "2030-01-01T00:00:00+99:99", "2030-13-01T00:00:00Z"];
    expect(accepts(instant(), ...odd, "2030-01-01T24:00:00Z", 0)).not.toContain(true);
    const ends = ["9999-12-31T23:59:59Z", "9999-12-31T23:00:00-01:00"];
    expect(accepts(instant(), ...ends)).toEqual([true, false]);
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), fc.nat(23), (date, hours) => {
        const written = date.toISOString().replace("Z", `+${String(hours).padStart(2, "0")}:00`);
        fc.pre(instant().safeParse(written).success);
        expect(Date.parse(written)).not.toBeNaN();
      }),
    );
  });
});
