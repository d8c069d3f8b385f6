/** `main.ts <outdir> <action> …`: the CDK is synchronous and esbuild's plugins are not, so it bundles in a process. */
import { bundle } from "./bundle.ts";

const [outdir = "", ...names] = process.argv.slice(2);
await bundle(names, outdir);
