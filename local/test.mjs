// `npm test`: checks what the machine has, installs what is missing, then runs vitest with the arguments given.
import { spawn } from "node:child_process";
import { requireJava, requireNode, requirePython } from "./launch/checks.mjs";
import { install, root } from "./launch/install.mjs";

requireNode();
requirePython();
requireJava();
install();
const vitest = spawn(
  process.execPath,
  ["node_modules/vitest/vitest.mjs", "run", ...process.argv.slice(2)],
  { cwd: root, stdio: "inherit" },
);
// A terminal's Ctrl-C reaches vitest by itself; a signal to this process alone is passed on.
process.on("SIGINT", () => vitest.kill("SIGINT"));
process.on("SIGTERM", () => vitest.kill("SIGTERM"));
vitest.on("exit", (code) => {
  process.exitCode = code ?? 1;
});
