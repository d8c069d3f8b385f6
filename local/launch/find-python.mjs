// Finds a Python that can run MiniStack.
import { spawnSync } from "node:child_process";

const oldest = [3, 10];
const names = ["python3", "python3.13", "python3.12", "python3.11", "python3.10", "python"];
const probe = "import sys; print('%d.%d' % sys.version_info[:2]); import ensurepip, ssl, venv";

const ask = (command) => {
  const { status, stdout } = spawnSync(command, ["-c", probe], { encoding: "utf8" });
  const version = (stdout || "").trim();
  const [major, minor] = version.split(".").map(Number);
  const recent = major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
  return { command, version, recent, complete: status === 0 };
};

/** The command of a Python that will do, or what is missing in one line. `PYTHON` names another. */
export const findPython = (preferred = process.env.PYTHON) => {
  const seen = (preferred ? [preferred] : names).map(ask).filter(({ version }) => version !== "");
  const usable = seen.find(({ recent, complete }) => recent && complete);
  if (usable) return { command: usable.command, version: usable.version };
  const needed = `Python ${oldest.join(".")} or newer is needed (it runs the local AWS)`;
  const recent = seen.find((python) => python.recent);
  if (recent) {
    return {
      missing: `${needed}; ${recent.command} ${recent.version} lacks its venv, ensurepip or ssl module (on Debian: apt install python3-venv).`,
    };
  }
  const [first] = seen;
  return {
    missing: `${needed}; ${first ? `${first.command} is ${first.version}` : "none was found"}.`,
  };
};
