// `npm test`: checks what the machine has, installs what is missing, then runs vitest with the arguments given.
// `--every` takes all cases of tables of which a run takes a share, and what otherwise is a run of its own
// (`--project thorough`). Without arguments of vitest's own, and with `--clauses`, the run ends with the table of clauses and
// fails where one has no test.
import { spawn } from "node:child_process";
import { requireJava, requireNode, requirePython } from "./launch/checks.mjs";
import { install, root } from "./launch/install.mjs";

const table = "--reporter=./test/support/clause-reporter.ts";

const own = ["--clauses", "--every"];

const reporters = (given) => {
  if (given.every((one) => one === "--every")) return ["--reporter=default", table];
  return given.includes("--clauses") ? [table] : [];
};

requireNode();
requirePython();
requireJava();
install();
const given = process.argv.slice(2);
const chosen = given.some((one) => ["--project", "--every"].includes(one));
const projects = chosen ? [] : ["--project", "!thorough"];
const args = [...given.filter((one) => !own.includes(one)), ...projects, ...reporters(given)];
const vitest = spawn(process.execPath, ["node_modules/vitest/vitest.mjs", "run", ...args], {
  cwd: root,
  stdio: "inherit",
  env: given.includes("--every") ? { ...process.env, EVERY_CASE: "1" } : process.env,
});
// A terminal's Ctrl-C reaches vitest by itself; a signal to this process alone is passed on.
process.on("SIGINT", () => vitest.kill("SIGINT"));
process.on("SIGTERM", () => vitest.kill("SIGTERM"));
vitest.on("exit", (code) => {
  process.exitCode = code ?? 1;
});
