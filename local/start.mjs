// `npm start`: checks what the machine has, installs what is missing, then runs main.ts in this very process;
// `npm run restore-drill` runs the drill instead.
// Plain JavaScript without dependencies: it runs before anything is installed.
import { requireNode, requirePython } from "./launch/checks.mjs";
import { install } from "./launch/install.mjs";

requireNode();
if (!process.argv.includes("--help")) requirePython();
install();
// The SDK would rather run on a newer Node; here it runs.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
// Nothing of ours is to stay in the folder for temporary files.
process.env.TSX_DISABLE_CACHE ??= "1";
const { register } = await import("tsx/esm/api");
register();
const [, , first] = process.argv;
await import(first === "restore-drill" ? "./drill/main.ts" : "./main.ts");
