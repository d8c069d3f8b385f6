// Installs the locked packages if node_modules is missing or differs from the lock file.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

const packagesOf = (file) => JSON.parse(readFileSync(`${root}${file}`, "utf8")).packages;

/** True if npm's own note of what it installed agrees with the lock file. Packages of other platforms may be absent. */
const upToDate = () => {
  const note = "node_modules/.package-lock.json";
  if (!existsSync(`${root}${note}`)) return false;
  const installed = packagesOf(note);
  return Object.entries(packagesOf("package-lock.json")).every(([path, locked]) => {
    if (path === "") return true;
    const there = installed[path];
    return there ? there.version === locked.version : Boolean(locked.optional);
  });
};

export const install = () => {
  if (upToDate()) return;
  process.stderr.write("Installing the locked packages (npm ci) …\n");
  const npm = process.env.npm_execpath;
  const [command, first] = npm ? [process.execPath, [npm]] : ["npm", []];
  const { status } = spawnSync(
    command,
    [...first, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
    { cwd: root, stdio: ["ignore", 2, 2] },
  );
  if (status !== 0) {
    process.stderr.write("npm ci failed; see above.\n");
    process.exit(1);
  }
};
