// Runs a TypeScript module in this very process.
import { install } from "./install.mjs";

/** Installs what is missing, and runs what `load` imports: by then TypeScript can be. */
export const runTypeScript = async (load) => {
  install();
  // The SDK would rather run on a newer Node; here it runs.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
  // Nothing of ours is to stay in the folder for temporary files.
  process.env.TSX_DISABLE_CACHE ??= "1";
  const { register } = await import("tsx/esm/api");
  register();
  await load();
};
