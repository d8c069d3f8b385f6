import type { BuildOptions } from "esbuild";

export const root: string;
export const settings: BuildOptions & { readonly metafile: true };
export const bundle: () => Promise<void>;
