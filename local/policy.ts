/** `npm run policy`: prints the register of processing in Markdown; `--json` as JSON, `--readme` into the README. */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { register, registerInMarkdown, withTable } from "../functions/policy/register.ts";

const { values } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    readme: { type: "boolean", default: false },
    region: { type: "string", default: "that of the stack" },
  },
});

const readme = new URL("../README.md", import.meta.url);

if (values.readme) {
  writeFileSync(readme, withTable(readFileSync(readme, "utf8")));
} else {
  const { json, region } = values;
  const text = json ? JSON.stringify(register(region), null, 2) : registerInMarkdown(region);
  process.stdout.write(`${text}\n`);
}
