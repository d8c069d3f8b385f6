/** `npm run verify-receipt -- FILE… [--key PEM] [--head FILE] [--whole]`: checks receipts offline; 1 if anything is wrong. */
import { parseArgs } from "node:util";
import { isVerified, verdictLines } from "../cli/receipts/verdict.ts";
import { verifyFiles } from "../cli/receipts/verify.ts";

const { values, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    key: { type: "string", default: "receipt-key.pem" },
    head: { type: "string", multiple: true, default: [] },
    whole: { type: "boolean", default: false },
  },
});

const checked = verifyFiles(names, values);
process.stdout.write(`${verdictLines(checked).join("\n")}\n`);
process.exitCode = isVerified(checked) ? 0 : 1;
