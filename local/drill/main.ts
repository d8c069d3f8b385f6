/** `npm run restore-drill`: the restore of lost tables, on the whole system; exit code 1 if anything did not hold. */
import { randomUUID } from "node:crypto";
import { shutdownOnSignal } from "../shutdown.ts";
import { bringUp } from "../system.ts";
import { restoreDrill } from "./drill.ts";

const { signal, code } = shutdownOnSignal();

const drill = async (): Promise<number> => {
  const system = await bringUp({ signal });
  try {
    const findings = await restoreDrill(system, randomUUID().slice(0, 8));
    for (const { what, held, saw } of findings) {
      process.stdout.write(`${held ? "holds" : "FAILS"}  ${what}${held ? "" : ` (saw ${saw})`}\n`);
    }
    return findings.every(({ held }) => held) ? 0 : 1;
  } finally {
    await system.stop();
  }
};

try {
  process.exitCode = await drill();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = code() ?? 1;
}
process.exit();
