/** `npm run policy`: prints the register of processing in Markdown; `--json` as JSON, `--page` into its page of the documentation. */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { register, registerInMarkdown, withTable } from "../functions/policy/register.ts";

const { values } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    page: { type: "boolean", default: false },
    region: { type: "string", default: "that of the stack" },
  },
});

const page = new URL("../docs/policy.md", import.meta.url);

if (values.page) {
  writeFileSync(page, withTable(readFileSync(page, "utf8")));
} else {
  const { json, region } = values;
  const text = json ? JSON.stringify(register(region), null, 2) : registerInMarkdown(region);
  process.stdout.write(`${text}\n`);
}
