/** `npm run openapi`: writes the document into the function that serves it. */
import { writeFileSync } from "node:fs";
import { openApi } from "./document.ts";

const file = new URL("../functions/describe-api/openapi.json", import.meta.url);
writeFileSync(file, `${JSON.stringify(openApi(), undefined, 2)}\n`);
