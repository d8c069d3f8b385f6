/**
 * `npm run outsider`: the package and the API as somebody has them who knows nothing of this checkout. What is packed is used
 * from an empty folder; clients that others' generators make of the description call a system that runs.
 */
import { rmSync } from "node:fs";
import { startSystem } from "./called.ts";
import { languages } from "./clients/languages.ts";
import { toolchain } from "./clients/toolchain.ts";
import { runExamples } from "./examples.ts";
import { described, lintDescription, usePackage } from "./package.ts";
import { type Command, folder, step, whole } from "./steps.ts";

const makeClients = async () => {
  const tools = await toolchain();
  const programs: (readonly [string, Command])[] = [];
  for (const [language, make] of Object.entries(languages)) {
    const command = await step(`a client is generated and compiled for ${language}`, () =>
      make(tools, described),
    );
    programs.push([language, command]);
  }
  return { tools, programs };
};

const main = async (): Promise<void> => {
  const starting = startSystem();
  starting.catch(() => undefined);
  try {
    await usePackage();
    await lintDescription();
    const { tools, programs } = await makeClients();
    const system = await step("a system is up", () => starting);
    await system.reachFrom(tools.python);
    await runExamples(system);
    for (const [language, program] of programs) await system.call(language, program);
  } finally {
    await starting.then(
      (system) => system.stop(),
      () => undefined,
    );
    rmSync(folder, { recursive: true, force: true });
  }
  whole();
};

await main();
process.exit();
