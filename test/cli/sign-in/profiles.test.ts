/** A file of profiles that somebody has spoilt is named, and never read as if it were one. */
import { describe, expect, it } from "vitest";
import type { Io } from "../../../cli/io.ts";
import { writePrivate } from "../../../cli/sign-in/private-file.ts";
import { bookFile, readBook } from "../../../cli/sign-in/profiles.ts";
import { folderOfTest } from "../../support/terminal.ts";

const read = (book: unknown) => {
  const io = { folders: { config: folderOfTest() } } as Io;
  writePrivate(bookFile(io), book);
  return readBook(io);
};
const profile = { url: "https://api.example", app: "a", token: "t" };
const client = { id: "c", issuer: "https://issuer.example", scope: "s", secretFile: "/run/secret" };
const book = { current: "one", profiles: { one: profile, two: { url: "u", client } } };

/** Every document that differs from another in one value, which is of another kind. */
const spoilt = (value: unknown): unknown[] => {
  if (typeof value !== "object" || value === null) return [7, null, []];
  return Object.entries(value).flatMap(([name, one]) =>
    spoilt(one).map((other) => ({ ...value, [name]: other })),
  );
};

describe("profiles", () => {
  it("are read as they were written", () => {
    expect(read(book)).toEqual(book);
  });

  it.each([...spoilt(book), [], "text", { current: "one" }])("are refused as %j", (wrong) => {
    expect(() => read(wrong)).toThrow("is not as it must be");
  });
});
