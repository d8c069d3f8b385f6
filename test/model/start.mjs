// `npm run model`: installs what is missing, then runs main.ts.
import { requireNode, requirePython } from "../../local/launch/checks.mjs";
import { runTypeScript } from "../../local/launch/run-typescript.mjs";

requireNode();
requirePython();
await runTypeScript(() => import("./main.ts"));
