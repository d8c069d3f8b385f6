// `npm start`: checks what the machine has, installs what is missing, then runs main.ts in this very process;
// `npm run restore-drill` runs the drill instead.
// Plain JavaScript without dependencies: it runs before anything is installed.
import { requireNode, requirePython } from "./launch/checks.mjs";
import { runTypeScript } from "./launch/run-typescript.mjs";

requireNode();
if (!process.argv.includes("--help")) requirePython();
const [, , first] = process.argv;
await runTypeScript(() =>
  first === "restore-drill" ? import("./drill/main.ts") : import("./main.ts"),
);
