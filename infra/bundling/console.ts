/** The console lies beside its function's bundle as one file, `console.json`, from which the function answers. */
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { madeOnce } from "./made-once.ts";
import { packed } from "./pack.ts";

const root = fileURLToPath(new URL("../../console", import.meta.url));
const sources = ["console", "client", "functions", "infra/bundling"];
const file = "console.json";

const make = async (folder: string): Promise<void> => {
  const outDir = join(folder, "pages");
  await build({ root, logLevel: "warn", build: { outDir, emptyOutDir: true } });
  writeFileSync(join(folder, file), JSON.stringify(packed(outDir)));
};

/** Puts the console's files into a folder, as `console.json`. */
export const putConsole = async (folder: string): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(await madeOnce("console", { sources }, make), file), join(folder, file));
};
