import { describe, expect, it } from "vitest";
import { profileSchema, storable, userPath, userSchema } from "../../functions/domain/profile.ts";

const issuesOf = (value: unknown) =>
  profileSchema.safeParse(value).error?.issues.map(({ path }) => path.join("."));

describe("DA-2.user: user information", () => {
  it("has Tencent's tags as field names", () => {
    const names =
      "Nick Image SelfSignature Gender BirthDay Location Language AllowType AdminForbidType Level Role MsgSettings";
    const tags = names.split(" ").map((name) => `Tag_Profile_IM_${name}`);
    for (const tag of [...tags, "Tag_Profile_Custom_A", `Tag_Profile_Custom_${"x".repeat(32)}`]) {
      expect(profileSchema.safeParse({ [tag]: 20_000_101 }).success, tag).toBe(true);
    }
  });

  it.each([
    "Nick",
    "Tag_Profile_IM_",
    "Tag_Profile_IM_Nick ",
    " Tag_Profile_IM_Nick",
    "Tag_Profile_IM_Nick\n",
    "Tag_Profile_IM_Email",
    "Tag_Profile_Custom_",
    "Tag_Profile_Custom_é",
    `Tag_Profile_Custom_${"x".repeat(33)}`,
    "constructor",
  ])("has no tag %j", (tag) => {
    expect(profileSchema.safeParse({ [tag]: "x" }).success).toBe(false);
  });

  it("has no tag __proto__, which is refused as any other", () => {
    expect(profileSchema.safeParse(JSON.parse('{"__proto__": "x"}')).success).toBe(false);
  });

  it("holds texts up to 500 characters and whole numbers", () => {
    const tag = "Tag_Profile_IM_Nick";
    const good = ["", "x".repeat(500), 0, -1, Number.MAX_SAFE_INTEGER];
    for (const value of good) expect(issuesOf({ [tag]: value })).toBeUndefined();
    const bad = ["x".repeat(501), 1.5, Number.MAX_SAFE_INTEGER + 1, Number.NaN, null, true, [], {}];
    for (const value of bad) expect(issuesOf({ [tag]: value })).toEqual([tag]);
  });

  it("holds up to 50 tags", () => {
    const custom = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`Tag_Profile_Custom_${i}`, ""]));
    expect(issuesOf(custom(50))).toBeUndefined();
    expect(issuesOf(custom(51))).toEqual([""]);
  });
});

describe("DA-6.age: a birthday in a profile", () => {
  it("is a day of the calendar, or none", () => {
    const tag = "Tag_Profile_IM_BirthDay";
    for (const value of [0, 20_000_229, "20000229"]) {
      expect(issuesOf({ [tag]: value })).toBeUndefined();
    }
    for (const value of [20_010_229, 1, "yesterday"])
      expect(issuesOf({ [tag]: value })).toEqual([tag]);
  });

  it("is not stored, and everything else is", () => {
    const kept = { Tag_Profile_IM_Nick: "Ann", Tag_Profile_Custom_A: 1 };
    expect(storable({ ...kept, Tag_Profile_IM_BirthDay: 20_000_101 })).toEqual(kept);
    expect(storable(kept)).toEqual(kept);
    expect(storable({})).toEqual({});
  });
});

describe("DA-6.age: what is put of a user", () => {
  const accepts = (more: object) => userSchema.safeParse({ profile: {}, ...more }).success;

  it("may say an age, a jurisdiction and whether it is sensitive, within bounds", () => {
    for (const more of [
      {},
      { age: 0 },
      { age: 150 },
      { jurisdiction: "DE" },
      { sensitive: true },
    ]) {
      expect(accepts(more)).toBe(true);
    }
    for (const more of [{ age: -1 }, { age: 151 }, { jurisdiction: "de" }, { sensitive: 1 }]) {
      expect(accepts(more)).toBe(false);
    }
  });

  it("says nothing else", () => {
    expect(accepts({ birthday: 20_000_101 })).toBe(false);
    expect(userSchema.safeParse({}).success).toBe(false);
  });

  it("is of someone whose id has 1 to 128 characters", () => {
    const of = (userId: string) => userPath.safeParse({ appId: "app", userId }).success;
    expect([of("a"), of("x".repeat(128))]).toEqual([true, true]);
    expect([of(""), of("x".repeat(129)), of("a\nb")]).toEqual([false, false, false]);
  });
});
