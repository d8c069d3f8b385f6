/** An export that is taken in again brings the last words of what people have edited since; what they took out is gone. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { limits } from "../../../functions/policy/limits.ts";
import { type CliWorld, jsonOf, startCliWorld } from "../../support/cli-world.ts";
import { exported, formats, type Version } from "../../support/edited-exports.ts";
import { fence, place } from "../../support/holds.ts";
import { contentsOf } from "../../support/opened.ts";
import { day, givenApp } from "../../support/verbs.ts";

let c: CliWorld;
let app: string;
let first: Version;
beforeAll(async () => {
  c = await startCliWorld();
});
beforeEach(async () => {
  app = await givenApp(c.w);
  first = { at: c.w.clock.now - day, text: "my number is 0170 1234567" };
});
afterAll(() => c.front.stop());

type Format = (typeof formats)[number];
const take = (format: Format, version: Version) =>
  jsonOf(c.ofApp(app).type, "import", format, exported(format, version));
const texts = async () => (await contentsOf(c.w, "messages", app)).map(({ text }) => text).sort();
const later = (minutes: number, text: string): Version => ({
  ...first,
  ...{ text, edited: first.at + minutes * 60_000 },
});
const removed = () => later(5, "(number removed)");

describe("import of a message that was edited since", () => {
  it.each(formats)("%s: its last words take the place of the first", async (format) => {
    expect(await take(format, first)).toMatchObject({ stored: 1, edited: 0 });
    expect(await take(format, removed())).toMatchObject({ stored: 0, edited: 1 });
    expect(await texts()).toEqual(["(number removed)"]);
    expect(await take(format, removed())).toMatchObject({ duplicates: 1, edited: 0 });
  });

  it.each(formats.filter((one) => one !== "rocket-chat"))(
    "%s: an older export, taken in later, does not bring back what was taken out",
    async (format) => {
      for (const version of [first, later(3, "my number is wrong")]) {
        await take(format, removed());
        expect(await take(format, version)).toMatchObject({
          edited: 0,
          skipped: { "has been edited since": 1 },
        });
        expect(await texts()).toEqual(["(number removed)"]);
      }
    },
  );

  it.each(formats)("DA-5.law: %s: a held message is kept as it was", async (format) => {
    await take(format, first);
    await place(c.w, app, { kind: "app" });
    c.w.clock.now += fence;
    await c.w.work("carry-out-hold", [{ appId: app }]);
    expect(await take(format, removed())).toMatchObject({ edited: 1 });
    expect(await texts()).toEqual(["(number removed)", first.text]);
  });

  it.each(["slack", "matrix"] as const)(
    "%s: nothing stays of a text that was so long that it was stored in parts",
    async (format) => {
      const long = "a secret, ".repeat((2 * limits.textLength) / 10 + 1);
      expect(await take(format, { ...first, text: long })).toMatchObject({ stored: 3 });
      await take(format, later(3, long.slice(0, limits.textLength + 1)));
      expect(await texts()).toHaveLength(2);
      await take(format, removed());
      expect(await texts()).toEqual(["(number removed)"]);
    },
  );

  it("counts an edit that is dated ahead as made now, so that it keeps no later one away", async () => {
    await take("discord", first);
    const ahead = { ...first, text: "(removed)", edited: c.w.clock.now + 400 * day };
    expect(await take("discord", ahead)).toMatchObject({ edited: 1 });
    c.w.clock.now += 1;
    expect(await take("discord", { ...ahead, text: "(again)" })).toMatchObject({ edited: 1 });
    expect(await texts()).toEqual(["(again)"]);
  });
});
