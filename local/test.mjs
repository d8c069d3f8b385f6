// `npm test`: checks what the machine has, installs what is missing, then runs vitest with the arguments given.
// Without arguments, and with `--clauses`, the run ends with the table of clauses and fails where one has no test.
import { spawn } from "node:child_process";
import { requireJava, requireNode, requirePython } from "./launch/checks.mjs";
import { install, root } from "./launch/install.mjs";

const table = "--reporter=./test/support/clause-reporter.ts";

const reporters = (given) => {
  if (given.length === 0) return ["--reporter=default", table];
  return given.includes("--clauses") ? [table] : [];
};

requireNode();
requirePython();
requireJava();
install();
const given = process.argv.slice(2);
const args = [...given.filter((one) => one !== "--clauses"), ...reporters(given)];
const vitest = spawn(process.execPath, ["node_modules/vitest/vitest.mjs", "run", ...args], {
  cwd: root,
  stdio: "inherit",
});
// A terminal's Ctrl-C reaches vitest by itself; a signal to this process alone is passed on.
process.on("SIGINT", () => vitest.kill("SIGINT"));
process.on("SIGTERM", () => vitest.kill("SIGTERM"));
vitest.on("exit", (code) => {
  process.exitCode = code ?? 1;
});
