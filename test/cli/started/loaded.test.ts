/** What a shell waits for at each start: what is only needed to act is loaded when it acts. */
import { build, type Metafile } from "esbuild";
import { expect, it } from "vitest";
import { root, settings } from "../../../cli/build.mjs";

/** They read arguments, print and ask, and are small; the rest of the bundle waits until something is done. */
const small = [
  ...["@bomb.sh/tab", "@colors/colors", "ansi-regex", "cli-table3", "commander", "emoji-regex"],
  ...["env-paths", "is-fullwidth-code-point", "mute-stream", "openapi-fetch", "read"],
  ...["string-width", "strip-ansi"],
];
const bytesAtStart = 200_000;

const packageOf = (file: string): string | undefined =>
  /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];

/** The parts of the bundle that are loaded before anything is done. */
const atStart = ({ outputs }: Metafile, path: string, seen = new Set<string>()): Set<string> => {
  seen.add(path);
  for (const one of outputs[path]?.imports ?? []) {
    if (one.kind === "import-statement" && !one.external && !seen.has(one.path)) {
      atStart({ inputs: {}, outputs }, one.path, seen);
    }
  }
  return seen;
};

it("the command loads nothing but what reads its arguments, before it is known what to do", async () => {
  const { metafile } = await build({ ...settings, absWorkingDir: root });
  const all = Object.keys(metafile.outputs);
  const main = all.find((path) => path.endsWith("/main.mjs")) ?? "";
  const loaded = [...atStart(metafile, main)].flatMap((path) =>
    Object.entries(metafile.outputs[path]?.inputs ?? {}),
  );
  const packages = new Set(loaded.flatMap(([file]) => packageOf(file) ?? []));
  expect([...packages].sort()).toEqual(small);
  const bytes = loaded.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
  expect(bytes).toBeLessThan(bytesAtStart);
  expect(all.length).toBeGreaterThan(atStart(metafile, main).size);
});
