// `npm run documented`: installs what is missing, then runs main.ts.
import { requireCommands, requireNode, requirePython } from "../../local/launch/checks.mjs";
import { runTypeScript } from "../../local/launch/run-typescript.mjs";

requireNode();
requirePython();
requireCommands("bash", "curl", "openssl");
await runTypeScript(() => import("./main.ts"));
