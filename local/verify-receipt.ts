/** `npm run verify-receipt -- FILE… [--key PEM] [--head FILE] [--whole]`: checks receipts offline; 1 if anything is wrong. */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import * as z from "zod/mini";
import { chainName } from "../functions/domain/receipt.ts";
import { checkReceipts, publicKeyOf } from "../functions/domain/receipt-check.ts";

const { values, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    key: { type: "string", default: "receipt-key.pem" },
    head: { type: "string", multiple: true, default: [] },
    whole: { type: "boolean", default: false },
  },
});

const headSchema = z.object({ chain: chainName(), number: z.int(), hash: z.string() });
const read = (name: string) => readFileSync(name, "utf8");
const say = (line: string) => process.stdout.write(`${line}\n`);

const { receipts, findings } = checkReceipts(
  names.map((name) => ({ name, text: read(name) })),
  publicKeyOf(read(values.key)),
  {
    whole: values.whole,
    heads: values.head.map((name) => headSchema.parse(JSON.parse(read(name)))),
  },
);

for (const { where, receipt } of receipts) {
  const { chain, number, cause, outcome, ended, holders } = receipt;
  const deleted = holders.reduce((sum, one) => sum + one.deleted, 0);
  const held = holders.reduce((sum, one) => sum + (one.held ?? 0), 0);
  say(
    `${where}: ${chain.slice(0, 12)} ${number}, ${cause}, ${ended}, ${deleted} deleted, ${held} held, ${outcome}`,
  );
}
for (const { where, what } of findings) say(`WRONG ${where}: ${what}`);
say(
  `receipts: ${receipts.length}, ${findings.length === 0 ? "verified" : `${findings.length} wrong`}`,
);
process.exitCode = findings.length === 0 && receipts.length > 0 ? 0 : 1;
