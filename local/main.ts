/** `npm start`: the whole system on one machine, real chat, and two months. */
import { type Arguments, parseArguments, usage } from "./arguments.ts";
import { run } from "./run.ts";
import { shutdownOnSignal } from "./shutdown.ts";

const main = async (): Promise<number> => {
  const parsed = parseArguments(process.argv.slice(2));
  if (parsed.kind === "help") {
    process.stdout.write(usage);
    return 0;
  }
  return parsed.kind === "wrong" ? refuse(parsed.why, 2) : start(parsed.arguments);
};

const start = async (options: Arguments): Promise<number> => {
  const shutdown = shutdownOnSignal();
  try {
    return await run(options, shutdown);
  } catch (error) {
    const code = shutdown.code();
    if (code !== undefined) return code;
    const why = error instanceof Error ? error.message : String(error);
    if (options.json) process.stdout.write(`${JSON.stringify({ ok: false, error: why })}\n`);
    return refuse(why, 1);
  }
};

const refuse = (why: string, code: number): number => {
  process.stderr.write(`${why}\n`);
  return code;
};

process.exitCode = await main();
// What still waits, such as an abandoned request, must not keep the process.
process.exit();
