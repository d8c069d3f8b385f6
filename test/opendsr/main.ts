/** `npm run opendsr-suite -- --url https://… --token …`: asks a processor whether it speaks OpenDSR 2.0. */
import { parseArgs } from "node:util";
import { checks } from "./checks.ts";
import { processorAt } from "./client.ts";

const { values } = parseArgs({
  options: {
    url: { type: "string" },
    token: { type: "string" },
    /** `Bearer` unless the processor wants another scheme, such as `Basic`. */
    scheme: { type: "string", default: "Bearer" },
    /** The extension that a request needs, as JSON, such as `{"app_id": "chat-1"}`. */
    extension: { type: "string" },
  },
});
const { url, token, scheme, extension } = values;
if (url === undefined || token === undefined) {
  throw new Error("Say --url and --token, and --extension if the processor wants one");
}

const say = (line: string) => process.stdout.write(`${line}\n`);
const processor = processorAt(
  url,
  `${scheme} ${token}`,
  extension === undefined ? undefined : JSON.parse(extension),
);
let failed = 0;
for (const { name, run } of checks) {
  try {
    await run(processor);
    say(`ok      ${name}`);
  } catch (error) {
    failed++;
    say(`not ok  ${name}\n        ${error instanceof Error ? error.message : "failed"}`);
  }
}
say(`${checks.length - failed} of ${checks.length} hold`);
process.exitCode = failed === 0 ? 0 : 1;
