// Installs the locked packages if node_modules is missing or differs from the lock file.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

const packagesOf = (file) => JSON.parse(readFileSync(file, "utf8")).packages;

/** True if npm's own note of what it installed agrees with the lock file. Packages of other platforms may be absent. */
const upToDate = (folder) => {
  const note = `${folder}node_modules/.package-lock.json`;
  if (!existsSync(note)) return false;
  const installed = packagesOf(note);
  return Object.entries(packagesOf(`${folder}package-lock.json`)).every(([path, locked]) => {
    if (path === "") return true;
    const there = installed[path];
    return there ? there.version === locked.version : Boolean(locked.optional);
  });
};

/** Installs what a folder's lock file names; `what` says it in the one line of progress. */
export const installIn = (folder, what) => {
  if (upToDate(folder)) return;
  process.stderr.write(`Installing ${what} (npm ci) …\n`);
  const npm = process.env.npm_execpath;
  const [command, first] = npm ? [process.execPath, [npm]] : ["npm", []];
  const { status } = spawnSync(
    command,
    [...first, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
    { cwd: folder, stdio: ["ignore", 2, 2] },
  );
  if (status !== 0) {
    process.stderr.write("npm ci failed; see above.\n");
    process.exit(1);
  }
};

export const install = () => installIn(root, "the locked packages");
