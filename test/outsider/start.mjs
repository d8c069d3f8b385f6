// `npm run outsider`: installs what is missing, then runs main.ts.
import { requireJava, requireNode, requirePython } from "../../local/launch/checks.mjs";
import { runTypeScript } from "../../local/launch/run-typescript.mjs";

requireNode();
requirePython();
requireJava();
await runTypeScript(() => import("./main.ts"));
