// Makes what `npm pack` packs besides the command line: each export as one module with its declarations, and every action
// bundled, so that whoever installs the package needs no sources, no bundler and none of the functions' dependencies.
import { execFileSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, "dist");
const run = (...args) => execFileSync(process.execPath, args, { cwd: root, stdio: "inherit" });

rmSync(dist, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: {
    "client/index": "client/index.ts",
    "guard/index": "infra/guard/index.ts",
    "constructs/index": "infra/constructs.ts",
  },
  outdir: dist,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "neutral",
  mainFields: ["module", "main"],
  format: "esm",
  target: "node20.19", // an import of JSON says so
  external: ["node:*", "aws-cdk-lib", "constructs", "openapi-fetch"],
  sourcemap: true,
  legalComments: "inline",
});
run("node_modules/typescript/bin/tsc", "-p", "packaging/tsconfig.json");
const hasHandler = (name) => readdirSync(join(root, "functions", name)).includes("handler.ts");
const actions = readdirSync(join(root, "functions"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && hasHandler(entry.name))
  .map(({ name }) => name);
run("--import", "tsx", "infra/bundling/main.ts", join(dist, "actions"), ...actions);
