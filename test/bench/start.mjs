// `npm run bench`: installs what is missing, the libraries that we are compared with included, then runs run.ts.
import { fileURLToPath } from "node:url";
import { requireNode } from "../../local/launch/checks.mjs";
import { installIn } from "../../local/launch/install.mjs";
import { runTypeScript } from "../../local/launch/run-typescript.mjs";

requireNode();
installIn(fileURLToPath(new URL("peers/", import.meta.url)), "the libraries to compare with");
await runTypeScript(() => import("./run.ts"));
