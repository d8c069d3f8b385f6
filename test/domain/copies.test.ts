import { describe, expect, it } from "vitest";
import {
  isCopy,
  keyOfFile,
  messageCopies,
  placeOfFile,
  profileCopies,
} from "../../functions/domain/copies.ts";
import { type HoldScope, isHeld } from "../../functions/domain/holds.ts";
import { mediaPrefixes, uploadsEnd } from "../../functions/domain/media.ts";

const openedAt = Date.UTC(2030, 0, 15);
const of = (category: "messages" | "userInformation", file = 1) => ({
  ...{ app: "app", user: "digest", requestId: "id", openedAt, category, file },
});

describe("the files of an access bundle", () => {
  it("lie apart from what they are copies of, and apart from each other", () => {
    const files = [of("messages"), of("messages", 2), of("userInformation")];
    expect(new Set(files.map(keyOfFile)).size).toBe(3);
    expect(new Set(files.map((file) => JSON.stringify(placeOfFile(file)))).size).toBe(3);
    for (const file of files) expect(isCopy(placeOfFile(file).partition.group)).toBe(true);
    for (const group of ["digest", "digest~recalled", "media", "access1"]) {
      expect(isCopy(group), group).toBe(false);
    }
  });

  it("DA-5.opt-out: lie in the category of what they are copies of, a profile's beside the profile", () => {
    expect(placeOfFile(of("messages")).partition.group).toBe(messageCopies);
    expect(placeOfFile(of("userInformation")).partition.group).toBe(profileCopies("digest"));
  });

  it("PP-6.configuration: lie where a purge looks", () => {
    const key = keyOfFile(of("messages"));
    expect(mediaPrefixes("app").some((prefix) => key.startsWith(prefix))).toBe(true);
  });

  it("may arrive until half an hour after their making began, like an upload", () => {
    expect(uploadsEnd([keyOfFile(of("userInformation"))])).toBe(openedAt + 1_800_000);
  });

  it("DA-5.law: are held by nothing", () => {
    const scopes: HoldScope[] = [
      { kind: "app" },
      { kind: "user", digest: "digest" },
      { kind: "conversation", digest: "access" },
      { kind: "user", digest: profileCopies("digest") },
    ];
    for (const file of [of("messages"), of("userInformation")]) {
      const { group } = placeOfFile(file).partition;
      expect(isHeld(scopes, { group, author: "digest" })).toBe(false);
    }
    expect(isHeld(scopes, { group: "digest" })).toBe(true);
  });
});
