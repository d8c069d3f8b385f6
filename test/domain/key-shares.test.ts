import { describe, expect, it } from "vitest";
import type { Settings } from "../../functions/domain/app.ts";
import { defaultConfiguration } from "../../functions/domain/configuration.ts";
import { carriedOver, keyRowOf, unnamed } from "../../functions/domain/key-shares.ts";
import { sealedUnder } from "../../functions/domain/settings.ts";
import { Unopened } from "../../functions/domain/unopened.ts";

const key = (id: string) => ({ id, share: `share of ${id}` });
const consent = { version: "1", statedAt: "2026-01-01T00:00:00Z", reference: "terms" };

const settings = (own: Partial<Settings>): Settings => ({
  configuration: defaultConfiguration(true),
  consent,
  minimumAges: { default: 13 },
  sealed: {},
  version: 1,
  ...own,
});

describe("the categories that need a key", () => {
  it("are the configuration and what is stored", () => {
    expect(sealedUnder(settings({}))).toEqual(["configuration", "userInformation", "messages"]);
    const storage = { messages: { store: true }, userInformation: { store: false } };
    expect(sealedUnder(settings({ configuration: { storage } }))).toEqual([
      "configuration",
      "messages",
    ]);
  });

  it("DA-6.consent: are the configuration alone when consent was withdrawn", () => {
    expect(sealedUnder(settings({ consent: undefined }))).toEqual(["configuration"]);
  });
});

describe("the keys after a change", () => {
  it("are those of before where they are still needed, and new ones where there was none", () => {
    const before = { configuration: key("c"), messages: key("m") };
    expect(carriedOver(["configuration", "userInformation"], before)).toEqual({
      kept: { configuration: key("c") },
      missing: ["userInformation"],
    });
    expect(carriedOver(["configuration"])).toStrictEqual({ kept: {}, missing: ["configuration"] });
  });
});

describe("the rows of keys that settings do not name", () => {
  const rows = ["-", keyRowOf("messages", "old"), keyRowOf("messages", "new")];

  it("are named by their category and their id, as they were when they were made", () => {
    expect(keyRowOf("messages", "old")).toBe("messages|old");
  });

  it("are those of other ids, of the same category too, and never the key of digests", () => {
    expect(unnamed(rows, { messages: key("new") })).toEqual(["messages|old"]);
    expect(unnamed(rows, { userInformation: key("new") })).toEqual([
      "messages|old",
      "messages|new",
    ]);
    expect(unnamed(rows)).toEqual(["messages|old", "messages|new"]);
  });
});

it("what does not open says so by its name alone, which is all that a log keeps of it", () => {
  expect(new Unopened()).toMatchObject({
    name: "Unopened",
    message: "What was sealed does not open",
  });
});
