#!/usr/bin/env node
// The command itself: runs the bundle, which is made anew when a source is newer. Published, there are no sources.
import { existsSync, readFileSync, statSync } from "node:fs";

const main = new URL("dist/main.mjs", import.meta.url);
const inputs = new URL("dist/inputs.json", import.meta.url);

const changed = (file) => statSync(new URL(file, inputs), { throwIfNoEntry: false })?.mtimeMs ?? 0;

const isStale = () => {
  if (!existsSync(main)) return true;
  if (!existsSync(inputs)) return false;
  const made = statSync(main).mtimeMs;
  return JSON.parse(readFileSync(inputs, "utf8")).some((file) => changed(file) > made);
};

if (isStale()) await (await import("./build.mjs")).bundle();
await import(main.href);
