// `npm run bench`: installs what is missing, the libraries that we are compared with included, then runs run.ts.
import { fileURLToPath } from "node:url";
import { requireNode } from "../../local/launch/checks.mjs";
import { install, installIn } from "../../local/launch/install.mjs";

requireNode();
install();
installIn(fileURLToPath(new URL("peers/", import.meta.url)), "the libraries to compare with");
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
process.env.TSX_DISABLE_CACHE ??= "1";
const { register } = await import("tsx/esm/api");
register();
await import("./run.ts");
