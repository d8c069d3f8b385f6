// `npm run documented`: installs what is missing, then runs main.ts.
import { requireCommands, requireNode, requirePython } from "../../local/launch/checks.mjs";
import { install } from "../../local/launch/install.mjs";

requireNode();
requirePython();
requireCommands("bash", "curl", "openssl");
install();
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
process.env.TSX_DISABLE_CACHE ??= "1";
const { register } = await import("tsx/esm/api");
register();
await import("./main.ts");
