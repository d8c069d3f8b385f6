/**
 * Leaves out of a bundle what the SDK carries and our functions never reach. The SDK's clients stay as they
 * are; whatever is cut here either has no caller, or says so when it is called.
 */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin, PluginBuild } from "esbuild";
import { keptErrors } from "./kept-errors.ts";
import { withErrors, withLiteralKeys } from "./schemas.ts";

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const text = (path: string) => readFileSync(path, "utf8");

const standIns = {
  "@aws-sdk/credential-provider-node": "credentials.ts",
  "@aws-sdk/middleware-endpoint-discovery": "endpoint-discovery.ts",
  "@smithy/core/event-streams": "event-streams.ts",
};

const replacePackages = (build: PluginBuild) => {
  for (const [name, file] of Object.entries(standIns)) {
    const path = folder(`stand-ins/${file}`);
    build.onResolve({ filter: new RegExp(`^${name}$`) }, () => ({ path, sideEffects: false }));
  }
};

/** A client's package.json is imported for its version alone. */
const shortenManifests = (build: PluginBuild) =>
  build.onLoad({ filter: /\/@aws-sdk\/client-[a-z0-9]+\/package\.json$/ }, ({ path }) => ({
    contents: JSON.stringify({ version: JSON.parse(text(path)).version }),
    loader: "json",
  }));

/** Digests in JavaScript, for a Node without OpenSSL: Lambda's has it. */
const dropSlowDigests = (build: PluginBuild) =>
  build.onLoad({ filter: /\/(Sha256|Sha1|Md5)Js\.js$/ }, ({ path }) => ({
    contents: `export const ${path.replace(/.*\/|\.js$/g, "")} = undefined;`,
  }));

const clientOf = (path: string): string => /\/@aws-sdk\/(client-[a-z0-9]+)\//.exec(path)?.[1] ?? "";

/** Errors that nobody tells apart keep their name and status, by which the SDK retries, without a class of their own. */
const keepOnlyUsedSchemas = (build: PluginBuild) =>
  build.onLoad({ filter: /\/@aws-sdk\/client-.*\/schemas_0\.js$/ }, ({ path }) => ({
    contents: withErrors(withLiteralKeys(text(path)), {
      kept: keptErrors[clientOf(path)] ?? [],
      classes: text(join(dirname(path), "../models/errors.js")),
    }),
  }));

export const leanSdk: Plugin = {
  name: "lean-sdk",
  setup: (build) => {
    replacePackages(build);
    shortenManifests(build);
    dropSlowDigests(build);
    keepOnlyUsedSchemas(build);
  },
};
