import { randomUUID } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { madeOnce } from "../../infra/bundling/made-once.ts";

const name = `tried-${randomUUID()}`;
let cache: string | undefined;
afterAll(() => cache && rmSync(cache, { recursive: true }));

const built: string[] = [];
const makes = (text: string) => async (folder: string) => {
  built.push(text);
  writeFileSync(join(folder, "it"), text);
};
const textIn = (folder: string) => readFileSync(join(folder, "it"), "utf8");

test("the same ingredients are built once, and what is made of others is made anew", async () => {
  const first = await madeOnce(name, { sources: ["infra/bundling"] }, makes("first"));
  cache = dirname(first);
  const again = await madeOnce(name, { sources: ["infra/bundling"] }, makes("again"));
  const otherSources = await madeOnce(name, { sources: ["infra"] }, makes("of other sources"));
  const more = { sources: ["infra/bundling"], more: ["something else"] };
  const another = await madeOnce(name, more, makes("of more"));
  const texts = [first, again, otherSources, another].map(textIn);
  expect(texts).toEqual(["first", "first", "of other sources", "of more"]);
  expect(built).toEqual(["first", "of other sources", "of more"]);
});

test("a build that breaks off leaves nothing that the next one would take", async () => {
  const what = { sources: [], more: [randomUUID()] };
  const breaksOff = madeOnce(name, what, async (folder) => {
    await makes("half")(folder);
    throw new Error("broken off");
  });
  await expect(breaksOff).rejects.toThrow("broken off");
  const made = await madeOnce(name, what, makes("whole"));
  expect(textIn(made)).toBe("whole");
});
