/** Writes the template that the front judges by into the folder that it is given: `tsx synthesise.ts <folder>`. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { templateOf } from "../../infra/synthesised.ts";
import { account } from "./template.ts";

const [folder = ""] = process.argv.slice(2);
writeFileSync(join(folder, "template.json"), JSON.stringify(templateOf({}, account)));
