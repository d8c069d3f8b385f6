// `npm run mutants`: installs what is missing, then runs main.ts.
import { requireNode } from "../../local/launch/checks.mjs";
import { runTypeScript } from "../../local/launch/run-typescript.mjs";

requireNode();
await runTypeScript(() => import("./main.ts"));
