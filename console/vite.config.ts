import { defineConfig } from "vite";

/** Paths are those under which the API serves the console; nothing is inlined, so that the policy of contents can be strict. */
export default defineConfig({
  base: "/console/",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: "es2023",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
