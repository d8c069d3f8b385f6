import { exitCodes } from "./exit-codes.ts";
import { machine } from "./machine.ts";
import { run } from "./run.ts";

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // Whoever reads has had enough, such as `head`.
  process.exit(error.code === "EPIPE" ? exitCodes.ok : exitCodes.failed);
});
process.exitCode = await run(process.argv.slice(2), machine());
