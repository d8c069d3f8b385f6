/** Each broken variant finds what it breaks: code that moved takes its variant along. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { variants } from "./variants.ts";

const source = (file: string): string =>
  readFileSync(new URL(`../../../functions/${file}`, import.meta.url), "utf8");

it.each(variants)("$name (invariant $invariant)", ({ breaks }) => {
  for (const { file, whole } of breaks) expect(source(file), file).toContain(whole);
});
