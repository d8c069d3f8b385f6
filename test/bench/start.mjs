// `npm run bench`: installs what is missing, the libraries that we are compared with included, then runs run.ts.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { requireNode } from "../../local/launch/checks.mjs";
import { install } from "../../local/launch/install.mjs";

const peers = fileURLToPath(new URL("peers", import.meta.url));

const installPeers = () => {
  if (existsSync(`${peers}/node_modules/.package-lock.json`)) return;
  process.stderr.write("Installing the libraries to compare with (npm ci in test/bench/peers) …\n");
  const npm = process.env.npm_execpath;
  const [command, first] = npm ? [process.execPath, [npm]] : ["npm", []];
  const { status } = spawnSync(
    command,
    [...first, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
    { cwd: peers, stdio: ["ignore", 2, 2] },
  );
  if (status !== 0) {
    process.stderr.write("npm ci failed; see above.\n");
    process.exit(1);
  }
};

requireNode();
install();
installPeers();
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
process.env.TSX_DISABLE_CACHE ??= "1";
const { register } = await import("tsx/esm/api");
register();
await import("./run.ts");
