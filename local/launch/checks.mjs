// What the machine must have, each refused with one line that names it.
import { spawnSync } from "node:child_process";
import { findPython } from "./find-python.mjs";

const node = [20, 19];
const java = 17;

/** Ends the process with one line, exit code 1. */
const missing = (line) => {
  process.stderr.write(`${line}\n`);
  process.exit(1);
};

export const requireNode = () => {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < node[0] || (major === node[0] && minor < node[1])) {
    missing(`Node.js ${node.join(".")} or newer is needed; this is ${process.version}.`);
  }
};

export const requirePython = () => {
  const found = findPython();
  if (found.missing) missing(found.missing);
};

/** Commands that the documentation has people type, and that no package brings. */
export const requireCommands = (...names) => {
  const absent = names.filter((name) => spawnSync(name, ["--help"]).error !== undefined);
  if (absent.length > 0) missing(`${absent.join(", ")} must be there: the documentation types it.`);
};

/** A JDK: DynamoDB Local is bound to loopback by a few lines that Java compiles as it starts. */
export const requireJava = () => {
  const needed = `A JDK of Java ${java} or newer is needed (DynamoDB Local, for the tests)`;
  const { status, stderr } = spawnSync("java", ["-version"], { encoding: "utf8" });
  const version = /version "(\d+)/.exec(stderr || "");
  if (status !== 0 || !version) missing(`${needed}; no java was found.`);
  if (Number(version[1]) < java) missing(`${needed}; this is ${version[1]}.`);
  const { stdout } = spawnSync("java", ["--list-modules"], { encoding: "utf8" });
  if (!stdout.includes("jdk.compiler")) missing(`${needed}; this Java has no compiler.`);
};
