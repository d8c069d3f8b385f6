import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { block } from "./page.ts";

const page = fileURLToPath(new URL("../../../docs/cost.md", import.meta.url));
const marked = /(<!-- sealing: .*? -->\n)[\s\S]*?(<!-- end of sealing -->)/;

it("the page on costs says what sealing adds to a record (`-u` writes it)", async () => {
  const text = readFileSync(page, "utf8");
  expect(text).toMatch(marked);
  const current = text.replace(marked, (_, start, end) => `${start}${block()}\n${end}`);
  await expect(current).toMatchFileSnapshot(page);
});
