import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { plain } from "../../infra/bundling/bundle.ts";
import { temporaryFolder } from "../../local/temporary-folder.ts";

/** Bundles modules as anyone bundles a Lambda, so that what is measured is plain JavaScript; answers each one's URL. */
export const bundled = async (entries: Readonly<Record<string, string>>) => {
  const { path } = temporaryFolder("bench");
  await build({ ...plain, entryPoints: { ...entries }, outdir: path });
  return (name: string): string => pathToFileURL(join(path, `${name}.mjs`)).href;
};
