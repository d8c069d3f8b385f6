/** `npm run policy`: prints the register of processing, in Markdown or with `--json` as JSON. */
import { parseArgs } from "node:util";
import { register, registerInMarkdown } from "../functions/policy/register.ts";

const { values } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    region: { type: "string", default: "(the region of the stack)" },
  },
});
const { json, region } = values;
process.stdout.write(
  `${json ? JSON.stringify(register(region), null, 2) : registerInMarkdown(region)}\n`,
);
